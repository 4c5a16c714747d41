"""The theme files are written by hand in 24 languages: what a slip of the hand does to them."""

from collections import defaultdict

import pytest
from django.conf import settings

from tests.vocabulary.files import (
    LANGUAGES,
    THEMES,
    all_terms,
    foreign_words,
    is_misspelt,
    is_untidy,
    read,
    repeated,
    terms,
)  # fmt: skip

GROUPS = {"economy", "environment", "people", "places", "cooperation"}
ABOUT = sorted(code for code, _ in settings.LANGUAGES)

# How many usual words a theme needs in a language: most where most records are written.
FEWEST = (
    dict.fromkeys(LANGUAGES, 3)
    | dict.fromkeys(["en", "da", "lv", "de", "pl", "fr", "sv"], 4)
    | {"ga": 2, "mt": 2}
)
MOST = 10


def shared(themes: dict[str, dict], language: str) -> dict[str, list[str]]:
    """Terms of a language that more than one theme claims, whatever their case, with the themes."""
    owners = defaultdict(set)
    for slug, theme in themes.items():
        for term in terms(theme, language):
            owners[term.casefold()].add(slug)
    return {term: sorted(slugs) for term, slugs in owners.items() if len(slugs) > 1}


@pytest.fixture(params=THEMES, ids=lambda path: path.stem)
def theme(request) -> dict:
    return read(request.param)


def test_there_are_themes_and_24_languages():
    assert THEMES
    assert len(LANGUAGES) == 24


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_a_file_is_named_after_its_theme_and_holds_nothing_else(path):
    theme = read(path)
    assert sorted(theme) == ["about", "group", "labels", "slug", "words"]
    assert theme["slug"] == path.stem
    assert theme["group"] in GROUPS


def test_a_theme_has_a_label_and_words_in_all_languages(theme):
    assert sorted(theme["labels"]) == LANGUAGES
    assert sorted(theme["words"]) == LANGUAGES
    assert sorted(theme["about"]) == ABOUT


def test_there_are_neither_too_few_words_nor_too_many(theme):
    counts = {language: len(words) for language, words in theme["words"].items()}
    assert {
        language: count for language, count in counts.items() if not FEWEST[language] <= count <= MOST
    } == {}


def test_nothing_is_empty_or_has_blanks_where_none_belong(theme):
    everything = [*all_terms(theme), *theme["about"].items()]
    assert [item for item in everything if is_untidy(item[1])] == []


def test_letters_are_composed_and_romanian_has_commas(theme):
    assert [item for item in all_terms(theme) if is_misspelt(item[1])] == []


def test_every_word_is_in_the_script_of_its_language(theme):
    assert [item for item in all_terms(theme) if foreign_words(*item)] == []


def test_a_label_begins_with_a_capital(theme):
    assert {
        language: label for language, label in theme["labels"].items() if label[:1] != label[:1].upper()
    } == {}


def test_no_term_twice_in_a_theme(theme):
    assert {
        language: twice
        for language in LANGUAGES
        if (twice := repeated([term.casefold() for term in terms(theme, language)]))
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_belongs_to_one_theme_only(language):
    assert shared({path.stem: read(path) for path in THEMES}, language) == {}
