"""Whatever a visitor types or puts into the address: an answer, and no markup of theirs in it."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.contracts import SORTS, Box, FacetRequest, Near, Query, Range
from search.engines.embedded import EmbeddedEngine
from search.parser import MAX_WORDS
from search.plan import make_plan
from tests.contract.corpus import CORPUS

WORDS = [
    "turisme",
    "Dörfer",
    '"i landsbyen"',
    "-kysten",
    "<script>",
    "&amp;",
    "s_da:by",
    "*",
    "~1",
    "[* TO *]",
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=20), max_size=6).map(" ".join)
NUMBERS = st.floats() | st.none() | st.dates() | st.just(date.max)
NAMES = st.sampled_from(["country", "theme", "amount", "date", "kind"]) | st.text(max_size=5)
DEGREES = st.floats(-400, 400)

QUERIES = st.builds(
    Query,
    text=TEXTS,
    lang=st.sampled_from(["da", "en", "lv", "xx", ""]) | st.text(max_size=3),
    facets=st.dictionaries(NAMES, st.lists(st.text(max_size=5), max_size=2).map(tuple), max_size=2),
    ranges=st.dictionaries(NAMES, st.builds(Range, NUMBERS, NUMBERS), max_size=2),
    box=st.none() | st.builds(Box, DEGREES, DEGREES, DEGREES, DEGREES),
    near=st.none() | st.builds(Near, DEGREES, DEGREES, st.floats(-1, 50_000)),
    sort=st.sampled_from(SORTS),
    descending=st.sampled_from([True, False, None]),
    page=st.integers(1, 50),
    size=st.integers(0, 100),
    facets_wanted=st.lists(st.builds(FacetRequest, NAMES, st.integers(1, 50)), max_size=2).map(tuple),
    cells_zoom=st.none() | st.integers(-3, 40),
    text_langs=st.none() | st.lists(st.sampled_from(["da", "en", "xx"])).map(tuple),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    engine.index(CORPUS)
    return engine


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(query=QUERIES)
def test_any_query_is_answered(engine, query):
    page = engine.search(query)
    assert 0 <= len(page.hits) <= min(page.total, query.size)
    for hit in page.hits:
        shown = f"{hit.title.html}{hit.snippet.html}"
        assert not re.search(r"<(?!/?mark>)|&(?!amp;|lt;|gt;|quot;|#x27;)", shown)


@settings(max_examples=7_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, lang=st.sampled_from(["da", "en", "lv", "xx", ""]))
def test_any_text_is_words_and_nothing_else(text, lang):
    plan = make_plan(Query(text, lang, nearest=0), ["da", "en", "lv"])
    looked_for = [word.folded for group in (*plan.wanted, *plan.excluded) for word in group.words]
    # Nothing that a query language could take for a field, a range or a joker.
    assert not [word for word in looked_for if re.search(r"""[\s:"'~^*?()\[\]{}<>&|!\\/]""", word)]
    assert len(looked_for) <= MAX_WORDS
