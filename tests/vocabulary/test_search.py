"""Themes and concepts as search knows them."""

import pytest

from hub.vocabulary import loading
from search import concepts
from search.analysis.chain import analyzer
from search.analysis.tokens import words


def named(lang, text):
    return set(concepts.named(lang, analyzer(lang).tokens(words(text))))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They opened a farm shop beside the road."),
        ("da", "De har åbnet to gårdbutikker ved vejen."),
        ("lv", "Atvērti divi saimniecības veikali."),
        ("de", "Im Ort gibt es nun einen Hofladen."),
        ("fr", "Deux magasins à la ferme ont ouvert."),
        ("pl", "Otwarto sklep w gospodarstwie."),
    ],
)
def test_concept_is_named_in_any_language_and_form(lang, text):
    assert "short-food-chains" in named(lang, text)


def test_search_knows_every_theme_and_concept():
    known = concepts.all_concepts()
    themes = {theme["slug"] for theme in loading.theme_files()}
    assert themes | {concept["slug"] for concept in loading.concept_files()} == set(known)
    assert len(known) - len(themes) >= 300
    assert {concept.broader for concept in known.values()} - {""} == themes


@pytest.mark.parametrize("text", ["The meeting was held on Monday.", "A grant was paid to the association."])
def test_everyday_words_name_nothing(text):
    assert named("en", text) == set()
