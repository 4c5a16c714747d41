"""Which records a text finds, and in which order."""

from dataclasses import replace

import pytest

from search.contracts import Document, Query, Text
from tests.contract.corpus import BIKES


def keys(engine, text, lang="en", **more):
    return [hit.key for hit in engine.search(Query(text, lang, **more)).hits]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("bæredygtige turismes", "en", ["project:1"]),  # inflected, from another page language
        ("baeredygtig", "en", ["project:1"]),  # as typed without Danish letters
        ("landsbyer", "da", ["project:1"]),
        ("tūrismam", "lv", ["project:4"]),
        ("turisma", "en", ["project:4"]),  # without its long vowel
        ("odnawialnych źródeł", "pl", ["project:3"]),
        ("gminy", "da", ["project:3"]),
        ("Dörfer", "de", ["project:5"]),
        ("Laden", "de", ["project:5"]),  # part of Dorfladen
        ("villages", "en", ["project:1"]),
        ("Smiltene", "da", ["lag:7"]),  # a name
        ("fotowoltaika", "en", ["project:3"]),  # a keyword
        ('"cross-border trail"', "en", ["project:4"]),
        ('"border cross"', "en", []),
        ('"kysten nye"', "da", []),  # a phrase does not run from a title into a summary
        ("turisme på slottet", "da", []),  # all words of two, without the function word
        ("turisme i landsbyen", "da", ["project:1"]),
        ("cykelruter -kysten", "da", ["project:1"]),
        ("-turisme -tourism -tūrisma -cykelruter", "da", ["lag:7", "project:3", "project:5"]),
        ("nothingofthekind", "en", []),
    ],
)
def test_words_find_their_records(engine, text, lang, found):
    assert sorted(keys(engine, text, lang)) == found


def test_word_in_a_title_counts_more_than_in_the_body(engine):
    assert keys(engine, "cykelruter", "da") == ["project:2", "project:1"]


def test_query_without_words_finds_everything(engine):
    assert len(keys(engine, "")) == 6


def test_three_of_four_words_are_enough(engine):
    assert keys(engine, "sustainable tourism village airport") == ["project:1"]


def test_evidence_can_be_limited_to_texts_in_some_languages(engine):
    assert sorted(keys(engine, "tourism", text_langs=("en",))) == ["project:1", "project:4"]
    assert keys(engine, "tourism", text_langs=("lv",)) == []
    assert keys(engine, "Smiltene", text_langs=("lv",)) == []


def test_boost_lifts_a_record(empty):
    lifted = replace(BIKES, key="project:9", boost=2.0)
    empty.index([BIKES, lifted])
    assert keys(empty, "cykelruter") == ["project:9", "project:2"]


def test_misspelt_query_gets_a_better_spelling(engine):
    page = engine.search(Query("bæredyktig turisme", "da"))
    assert (page.total, page.suggestion) == (0, "bæredygtig turisme")
    assert engine.search(Query("turisme", "da")).suggestion == ""


def test_another_form_of_a_word_is_not_misspelt(engine):
    page = engine.search(Query("vandmøllerne", "da"))
    assert (page.hits[0].key, page.suggestion) == ("project:1", "")


def test_of_words_as_much_alike_one_of_the_pages_language_is_meant(empty):
    empty.index(
        [
            replace(BIKES, key="project:1", texts=(Text("da", "Kornhuset"),)),
            replace(BIKES, key="project:2", texts=(Text("sv", "Hornhuset"),)),
        ]
    )
    meant = [empty.search(Query("bornhuset", lang)).suggestion for lang in ("da", "sv")]
    assert meant == ["kornhuset", "hornhuset"]


@pytest.mark.parametrize("lang", ["mk", "nb-NO", "", "no such language"])
def test_text_in_a_language_without_tools_is_found_as_it_stands(empty, lang):
    empty.index([replace(BIKES, texts=(Text(lang, "Рибарство и езеро", "Bærekraftig fiske"),))])
    assert keys(empty, "езеро", "da") == keys(empty, "baerekraftig", "mk") == ["project:2"]
    assert empty.search(Query("РИБАРСТВО")).hits[0].title.html == "<mark>Рибарство</mark> и езеро"


def test_a_long_text_of_a_rare_language_counts_as_one_of_a_common_language(empty):
    others = [Document(f"project:{n}", "project", (Text("da", f"Bro {n}"),)) for n in range(30, 70)]
    church = Document("project:1", "project", (Text("da", "", "", "kirkerne " + "7 " * 200),))
    same = Document("project:2", "project", (Text("pl", "", "", "kościołami " + "7 " * 200),))
    empty.index([*others, church, same])
    (danish,) = empty.search(Query("kirken", "da")).hits
    (polish,) = empty.search(Query("kościoła", "pl")).hits
    assert (danish.key, polish.key) == (church.key, same.key)
    assert polish.score == pytest.approx(danish.score, rel=0.01)
