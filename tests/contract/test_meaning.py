"""Nearness in meaning, on vectors made by hand: what it adds, and in which order."""

from dataclasses import replace

import numpy as np
import pytest

from search import plan
from search.contracts import DIMENSIONS, FacetCount, FacetRequest, Passage, Query
from tests.contract.conftest import made
from tests.contract.corpus import BIKES, DORP, ENERGY, GROUP, LAKE, MILL
from tests.contract.test_alike import alike, corpus

COUNTRY = FacetRequest("country")


def vector(*weights):
    """A vector by its first numbers."""
    numbers = np.zeros(DIMENSIONS)
    numbers[: len(weights)] = weights
    return np.round(numbers / np.linalg.norm(numbers) * 127).astype("i1").tobytes()


def meaning(document, *passages):
    return replace(
        document, passages=tuple(Passage(lang, vector(*at), whole=whole) for lang, whole, at in passages)
    )


RECORDS = (
    meaning(MILL, ("da", True, (1, 0.1)), ("da", False, (1, 0.9)), ("en", True, (1, 0.2))),
    meaning(BIKES, ("da", True, (1, 0.4))),
    meaning(ENERGY, ("pl", True, (0.1, 1)), ("pl", False, (0.9, 1))),
    meaning(LAKE, ("en", True, (0.5, 1))),
    meaning(DORP, ("de", True, (-1, 0.2))),
    GROUP,  # not embedded yet
)


@pytest.fixture(autouse=True)
def _queries_mean_something(monkeypatch):
    """Every query means the first axis, whatever model there is."""
    monkeypatch.setattr(plan.model, "is_on", lambda: True)
    monkeypatch.setattr(plan.model, "of_query", lambda text: vector(1))


@pytest.fixture
def meaningful(empty):
    empty.index(RECORDS)
    return empty


def keys(engine, *args, **more):
    return [hit.key for hit in engine.search(Query(*args, **more)).hits]


def test_who_has_the_words_of_a_short_query_comes_before_who_only_means_the_same(meaningful):
    assert keys(meaningful, "Laden", "de", nearest=2) == ["project:5", "project:2", "project:1"]


def test_nearest_records_are_added_nearest_first(meaningful):
    page = meaningful.search(Query("nothingofthekind", "en", nearest=3))
    assert [hit.key for hit in page.hits] == ["project:2", "project:1", "project:4"]
    assert {hit.found_by for hit in page.hits} == {("meaning",)}
    assert (page.total, page.direct) == (3, 0)


def test_words_and_meaning_make_one_list(meaningful):
    page = meaningful.search(Query("tourism", "en", nearest=2))
    assert {hit.key: hit.found_by for hit in page.hits} == {
        "project:1": ("words", "meaning"),
        "project:2": ("meaning",),
        "project:4": ("words",),
    }
    assert (page.total, page.direct) == (3, 2)


def test_facets_and_filters_hold_for_what_is_only_near(meaningful):
    page = meaningful.search(
        Query("zzz", "en", nearest=3, facets={"country": ("DK",)}, facets_wanted=(COUNTRY,))
    )
    assert [hit.key for hit in page.hits] == ["project:2", "project:1"]
    assert page.facet("country").values == (FacetCount("DK", 2), FacetCount("LV", 1))


def test_exclusions_hold_for_meaning(meaningful):
    assert keys(meaningful, "zzz -kysten", "da", nearest=2) == ["project:1", "project:4"]


def test_only_texts_in_some_languages_count(meaningful):
    assert keys(meaningful, "zzz", "en", nearest=5, text_langs=("en", "pl")) == [
        "project:1",
        "project:4",
        "project:3",
    ]


def test_pages_go_on_through_what_words_and_meaning_found(empty):
    records = [meaning(replace(BIKES, key=f"project:{n}"), ("da", True, (1, n / 10))) for n in range(30)]
    empty.index([*records, *(replace(BIKES, key=f"project:{n}") for n in range(30, 300))])
    query = Query("cykelruter", "da", size=40, nearest=20, highlight=False)
    page, found = empty.search(query), []
    while True:
        found += [hit.key for hit in page.hits]
        if not page.next:
            break
        page = empty.search(replace(query, after=page.next))
    assert len(found) == len(set(found)) == 300
    assert found[:3] == ["project:0", "project:1", "project:2"]


def test_more_like_it_goes_by_meaning(meaningful):
    assert meaningful.similar("project:2")[0].key == "project:1"


def test_both_engines_make_one_list_of_words_and_meaning(request, tmp_path):
    dice = np.random.default_rng(3)
    documents = []
    for document in corpus():
        passages = [
            Passage(text.lang, dice.integers(-90, 90, DIMENSIONS).astype("i1").tobytes(), whole)
            for text in document.texts
            for whole in (True, False, False)
        ]
        documents.append(replace(document, passages=tuple(passages)))
    with made("embedded", request, tmp_path) as embedded, made("elasticsearch", request, tmp_path) as cluster:
        for engine in (embedded, cluster):
            engine.index(documents)
        for text in ("turisme skole", "nature", "dzirnavas", "zzz"):
            for more in ({}, {"facets": {"theme": ("a",)}}, {"text_langs": ("da", "lv")}):
                alike((embedded, cluster), Query(text, "da", size=100, facets_wanted=(COUNTRY,), **more))
