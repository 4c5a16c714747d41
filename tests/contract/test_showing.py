"""Marks and snippets."""

from dataclasses import replace

from search.contracts import Query, Text
from tests.contract.corpus import DORP


def first(engine, text, lang="en", **more):
    return engine.search(Query(text, lang, **more)).hits[0]


def test_hit_shows_the_text_that_matched(engine):
    hit = first(engine, "landsbyer turismen", "en")
    assert (hit.lang, hit.kind, hit.id) == ("da", "project", "1")
    assert hit.title.html == "Bæredygtig <mark>turisme</mark> i <mark>landsbyen</mark>"
    assert hit.why == ("turisme", "landsbyen")


def test_of_texts_that_match_alike_the_readers_is_shown(engine):
    assert first(engine, "", "en", facets={"country": ("LV",)}, kinds=("project",)).lang == "en"
    assert first(engine, "", "lv", facets={"country": ("LV",)}, kinds=("project",)).lang == "lv"


def test_markup_in_a_text_is_escaped(engine):
    hit = first(engine, "Dörfer", "de")
    assert hit.snippet.html == "Bürger betreiben Läden in den <mark>Dörfern</mark> &lt;script&gt;."


def test_parts_of_compounds_are_marked_in_the_whole_word(engine):
    assert first(engine, "Laden", "de").title.html == "<mark>Dorfladen</mark> mit Nahversorgung"


def test_long_texts_show_the_stretch_with_most_of_the_words(empty):
    filler = "Ein Satz, der von etwas anderem handelt. " * 40
    body = f"{filler}Der Laden allein. {filler}Hier sind Laden und Nahversorgung beisammen. {filler}"
    empty.index([replace(DORP, texts=(Text("de", "Titel", "", body),))])
    snippet = first(empty, "laden nahversorgung", "de").snippet
    assert "<mark>Laden</mark> und <mark>Nahversorgung</mark>" in snippet.html
    assert str(snippet)[0] == str(snippet)[-1] == "…"
    assert len(str(snippet)) < 300


def test_without_highlights_nothing_is_marked(engine):
    hit = first(engine, "Dörfer", "de", highlight=False)
    assert (hit.title.html, hit.snippet.html) == ("", "")
