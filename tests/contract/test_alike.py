"""Whatever is asked, both engines answer the same: hits in one order, counts, marks, clusters."""

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from search.contracts import Box, Document, FacetRequest, Near, Query, Range, Text
from tests.contract.conftest import made
from tests.contract.corpus import CORPUS

WORDS = {
    "da": "turisme landsby skole møller cykelruter kyst lokale fødevarer gård butik natur børn "
    "fællesskab bæredygtig energi landsbyskole",
    "de": "Tourismus Dorf Schule Mühle Radweg Küste regionale Lebensmittel Hof Dorfladen Natur Kinder",
    "en": "tourism village school mill cycling route coast local food farm shop nature children energy",
    "lv": "tūrisms ciems skola dzirnavas veloceliņš piekraste vietējā pārtika saimniecība daba bērni",
    "pl": "turystyka wieś szkoła młyn szlak rowerowy wybrzeże lokalna żywność gospodarstwo przyroda",
}
NAMES = ("Ribe", "Smiltene", "Łódź", "Bærum", "Västerås", "Ōta")
SIZE = 150
QUERIES = (
    "", "turisme", "tourism village", "landsbyer", "lokale fødevarer", "Dorfladen", "vietējās pārtikas",
    '"cykelruter kyst"', "mill -tourism", "szkoła wiejska energia", "ribe", "smiltene skola",
    "local food farm shop nature children", "bæredyktig", "turismo", "kyst skole møller natur børn energi gård",
)  # fmt: skip
FACETS = tuple(FacetRequest(name) for name in ("country", "theme", "kind", "_lang", "none"))


def corpus():
    """Records made up of words of five languages, alike every time."""
    dice = random.Random(7)
    for number in range(SIZE):
        langs = dice.sample(sorted(WORDS), dice.choice((1, 1, 2)))
        yield Document(
            key=f"{dice.choice(('project', 'project', 'lag'))}:{number}",
            kind="project",
            texts=tuple(
                Text(
                    lang,
                    *(" ".join(dice.choices(WORDS[lang].split(), k=k)) for k in (3, 9, dice.randrange(80))),
                )
                for lang in langs
            ),
            facets={"country": (dice.choice(("DK", "LV", "PL")),), "theme": tuple(dice.sample("abcde", 2))},
            numbers={"amount": dice.randrange(100) * 1_000.0},
            dates={"date": date(2020, 1, 1) + timedelta(dice.randrange(900))},
            point=(dice.uniform(50, 58), dice.uniform(8, 28)) if dice.random() < 0.8 else None,
            names=(dice.choice(NAMES),) if dice.random() < 0.3 else (),
            boost=dice.choice((1.0, 1.0, 1.2)),
        )


@pytest.fixture(scope="module")
def engines(request, tmp_path_factory):
    """Both engines with the same records in them."""
    documents = [*CORPUS, *(replace(each, kind=each.key.partition(":")[0]) for each in corpus())]
    with (
        made("embedded", request, tmp_path_factory.mktemp("alike")) as embedded,
        made("elasticsearch", request, tmp_path_factory.mktemp("alike")) as cluster,
    ):
        for engine in (embedded, cluster):
            engine.index(documents)
        yield embedded, cluster


def alike(engines, query):
    embedded, cluster = (engine.search(query) for engine in engines)
    assert told(cluster) == told(embedded)
    # Fused scores lie around nought, where a part of nothing is nothing.
    assert scores(cluster) == pytest.approx(scores(embedded), rel=0.001, abs=1e-5)


def told(page):
    """All that a page says but how it scored, how long it took and what its cursor looks like."""
    hits = tuple(replace(hit, score=0.0) for hit in page.hits)
    return replace(page, hits=hits, took_ms=0.0, next=bool(page.next))


def scores(page):
    """Scores as parts of the best one: what they are worth by themselves is the engine's business."""
    best = max((hit.score for hit in page.hits), default=0.0) or 1.0
    return [hit.score / best for hit in page.hits]


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("lang", ["da", "lv"])
def test_words(engines, text, lang):
    alike(engines, Query(text, lang, size=100, facets_wanted=FACETS))


@pytest.mark.parametrize(
    "more",
    [
        {"facets": {"country": ("DK", "LV")}},
        {"facets": {"country": ("DK",), "theme": ("a", "b")}, "kinds": ("lag",)},
        {"ranges": {"amount": Range(20_000, 60_000), "date": Range(date(2020, 6, 1), None)}},
        {"box": Box(9, 51, 20, 56), "cells_zoom": 5},
        {"near": Near(54, 20, 300), "cells_zoom": 9},
        {"cells_zoom": 3, "facets": {"theme": ("c",)}},
        {"across": False},
        {"text_langs": ("da",)},
        {"highlight": False, "page": 2, "size": 30},
    ],
)
@pytest.mark.parametrize("text", ["", "turisme skole", "nature"])
def test_what_narrows(engines, text, more):
    alike(engines, replace(Query(text, "da", size=100, facets_wanted=FACETS), **more))


@pytest.mark.parametrize("sort", ["newest", "amount", "title"])
@pytest.mark.parametrize("descending", [True, False, None])
def test_order(engines, sort, descending):
    alike(engines, Query("turisme", "da", sort=sort, descending=descending, size=100))


@pytest.mark.parametrize("text", ["tur", "landsby sk", "rib", "Smil", "x"])
def test_completions(engines, text):
    embedded, cluster = (engine.complete(text, size=SIZE) for engine in engines)
    assert {hit.key: hit.title for hit in cluster} == {hit.key: hit.title for hit in embedded}


@pytest.mark.parametrize("key", [document.key for document in CORPUS])
def test_more_like_it(engines, key):
    embedded, cluster = ([hit.key for hit in engine.similar(key, size=10)] for engine in engines)
    assert cluster == embedded
