"""Concepts: what is found whatever language says it."""

from dataclasses import replace

import pytest

from search import concepts
from search.concepts import Concept
from search.contracts import Query, Text
from tests.contract.corpus import CORPUS, DORP

TABLE = (
    Concept("services", {"en": ["local services"], "de": ["Nahversorgung"]}),
    Concept(
        "village-shop",
        {"en": ["village shop"], "de": ["Dorfladen"], "da": ["landsbybutik", "butik i landsbyen"]},
        broader="services",
    ),
    Concept(
        "solar-power",
        {"en": ["solar panels", "photovoltaics"], "pl": ["panele słoneczne"], "da": ["solceller"]},
    ),
    Concept("bank-of-river", {"en": ["bank"]}),
    Concept("bank-of-money", {"en": ["bank"]}),
)


@pytest.fixture
def engine(empty):
    """An engine that knows some concepts."""
    concepts.register("tests", lambda: TABLE)
    empty.index(CORPUS)
    yield empty
    concepts.unregister("tests")


def found(engine, text, lang, **more):
    return {hit.key: hit for hit in engine.search(Query(text, lang, **more)).hits}


@pytest.mark.parametrize(
    ("text", "lang", "keys"),
    [
        ("solceller", "da", {"project:3"}),
        ("solcellerne", "da", {"project:3"}),
        ("solar panel", "en", {"project:3"}),
        ("village shops", "en", {"project:5"}),
        ("butikker i landsbyen", "da", {"project:5"}),
        ("local services", "en", {"project:5"}),  # a shop is one of them
        ("solar panels", "da", {"project:3"}),  # of several words, so whatever the page's language
        ("solar", "en", set()),
    ],
)
def test_concept_is_found_whatever_language_says_it(engine, text, lang, keys):
    assert set(found(engine, text, lang)) == keys


def test_description_is_found_by_its_topic_alone(engine):
    text = "landsbybutik drevet af frivillige borgere"
    assert found(engine, text, "da")["project:5"].found_by == ("concept",)
    assert "project:5" in found(engine, text + " -kirke", "da")
    assert "project:5" not in found(engine, text + ' "frivillige borgere"', "da")
    assert "project:5" not in found(engine, "landsbybutik drevet frivillige", "da")  # all of them are meant


def test_what_says_the_topic_itself_comes_before_what_is_only_of_its_kind(engine):
    post = replace(DORP, key="project:78", texts=(Text("de", "Nahversorgung auf dem Land"),))
    engine.index([post])
    keys = [*found(engine, "landsbybutik drevet af frivillige borgere", "da")]
    assert keys.index("project:5") < keys.index("project:78")


def test_hit_says_that_a_concept_led_to_it_and_marks_its_words(engine):
    hit = found(engine, "solceller", "da")["project:3"]
    assert (hit.lang, hit.found_by, hit.why) == ("pl", ("concept",), ("panele", "słoneczne"))
    assert hit.snippet.html == "<mark>Panele</mark> <mark>słoneczne</mark> na świetlicy wiejskiej."
    assert found(engine, "panele", "pl")["project:3"].found_by == ("words",)


def test_other_languages_can_be_left_out(engine):
    assert found(engine, "solceller", "da", across=False) == {}
    assert set(found(engine, "panele słoneczne", "pl", across=False)) == {"project:3"}
    assert set(found(engine, "turisme", "da", across=False)) == {"project:1"}


def test_evidence_limited_to_a_language_has_its_concepts_only(engine):
    assert set(found(engine, "village shop", "en", text_langs=("de",))) == {"project:5"}
    assert found(engine, "village shop", "en", text_langs=("en",)) == {}


def test_records_can_be_said_to_be_about_a_concept(empty, engine):
    engine.index(
        [replace(DORP, key="project:77", texts=DORP.texts[:0], names=("Konsum",), concepts=("solar-power",))]
    )
    assert set(found(engine, "photovoltaics", "en")) == {"project:3", "project:77"}
    assert found(engine, "photovoltaics", "en")["project:77"].found_by == ("concept",)


def test_word_of_several_concepts_names_none(engine):
    assert concepts.named("en", ["bank"]) == []
