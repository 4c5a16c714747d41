"""Whatever stands in the address of the search page: an answer, one form of it, and no markup of theirs."""

import re

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.pages import parameters, tidy
from search import indexer
from tests.factories import ExperienceFactory, LagFactory, ProjectFactory

EVIL = '"><script>alert(1)</script>'
NAMES = [
    "q", "kind", "place", "km", "cost_from", "cost_to", "year_from", "year_to", "bbox", "across", "sort", "view",
    "page", "after", "zoom", *(reader.name for reader in parameters.FACETS),
]  # fmt: skip
GOOD = [
    "butik", "village shop", '"a phrase" -kysten', "project", "lag", "LV", "DK041", "youth", "yes", "no", "Madona",
    "56.85, 26.22", "25", "1.000", "2014", "1,2,3,4", "amount", "map", "WzFd", "-1", "1e999", "nan", "²", "s_da:by",
    "[* TO *]", EVIL,
]  # fmt: skip
VALUES = st.sampled_from(GOOD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES) | st.text(max_size=5).filter(str.isalpha), VALUES), max_size=8
)


def address(pairs) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return data


@pytest.fixture
def catalogue(db):
    """A few records; the index is empty again for the next test."""
    ExperienceFactory(project=ProjectFactory(title="Village shop", lang="en", lat=56.8, lon=26.2))
    ProjectFactory(title=f"Butik {EVIL}", place=EVIL)
    LagFactory()
    indexer.rebuild()
    yield
    from search.api import engine

    with engine().rebuild():
        pass


@settings(max_examples=2_450, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=PAIRS.map(lambda pairs: [pair for pair in pairs if pair[0] != "place"]))
def test_an_address_has_one_form_only(pairs):
    once = tidy.tidy(address(pairs))
    assert tidy.as_link(tidy.tidy(QueryDict(tidy.as_link(once)[1:]))) == tidy.as_link(once)
    assert set(once) <= set(NAMES)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(pairs=PAIRS)
def test_any_address_is_a_search_without_markup_of_theirs(catalogue, client, pairs):
    query = address(pairs).urlencode()
    response = client.get(f"/en/search/?{query}", follow=True)
    assert response.status_code == 200
    html = response.content.decode()
    assert "<script>alert" not in html
    # What was typed stands in the page as text: no attribute of ours ends where theirs begins.
    assert not re.search(r'value="[^"]*"><script', html)
    assert client.get(f"/en/search/suggest/?{query}").status_code == 200
