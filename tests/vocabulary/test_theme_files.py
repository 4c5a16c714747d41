"""The theme files are written by hand in 24 languages: what a slip of the hand does to them."""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(__file__).parents[2] / "hub/vocabulary/data/themes"
FILES = sorted(FOLDER.glob("*.json"))
LANGUAGES = sorted(settings.CONTENT_LANGUAGES)
GROUPS = {"economy", "environment", "people", "places", "cooperation"}
ABOUT = sorted(code for code, _ in settings.LANGUAGES)

# How many usual words a theme needs in a language: most where most records are written.
FEWEST = (
    dict.fromkeys(LANGUAGES, 3)
    | dict.fromkeys(["en", "da", "lv", "de", "pl", "fr", "sv"], 4)
    | {"ga": 2, "mt": 2}
)
MOST = 10

SCRIPTS = defaultdict(lambda: "LATIN", bg="CYRILLIC", el="GREEK")
# Written in Latin letters in every language.
LATIN_EVERYWHERE = {"LED", "Natura", "LEADER", "Wi-Fi", "CO2", "REKO"}
# Cedillas that old keyboards put where Romanian has a comma below.
CEDILLAS = set("şţŞŢ")


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def terms(theme: dict, language: str) -> list[str]:
    """A theme's label and words in a language."""
    return [theme["labels"][language], *theme["words"][language]]


def all_terms(theme: dict) -> list[tuple[str, str]]:
    return [(language, term) for language in LANGUAGES for term in terms(theme, language)]


def shared(themes: dict[str, dict], language: str) -> dict[str, list[str]]:
    """Terms of a language that more than one theme claims, whatever their case, with the themes."""
    owners = defaultdict(set)
    for slug, theme in themes.items():
        for term in terms(theme, language):
            owners[term.casefold()].add(slug)
    return {term: sorted(slugs) for term, slugs in owners.items() if len(slugs) > 1}


def foreign_words(language: str, term: str) -> list[str]:
    """Words of a term that hold a letter of another script than the language's."""

    def is_foreign(word: str) -> bool:
        return any(SCRIPTS[language] not in unicodedata.name(sign) for sign in word if sign.isalpha())

    return [word for word in term.split() if word not in LATIN_EVERYWHERE and is_foreign(word)]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def theme(request) -> dict:
    return read(request.param)


def test_there_are_themes_and_24_languages():
    assert FILES
    assert len(LANGUAGES) == 24


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
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
    assert [item for item in everything if not item[1] or item[1] != " ".join(item[1].split())] == []


def test_letters_are_composed_and_romanian_has_commas(theme):
    assert [
        (language, term)
        for language, term in all_terms(theme)
        if not unicodedata.is_normalized("NFC", term) or CEDILLAS & set(term)
    ] == []


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
        if (twice := _repeated([term.casefold() for term in terms(theme, language)]))
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_belongs_to_one_theme_only(language):
    assert shared({path.stem: read(path) for path in FILES}, language) == {}


def _repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})
