"""The vocabulary's files as tests read them, and what terms in them must look like."""

import json
import unicodedata
from collections import defaultdict
from pathlib import Path

from django.conf import settings

DATA = Path(__file__).parents[2] / "hub/vocabulary/data"
THEMES = sorted((DATA / "themes").glob("*.json"))
CONCEPTS = sorted((DATA / "concepts").glob("*.json"))
LANGUAGES = sorted(settings.CONTENT_LANGUAGES)

SCRIPTS = defaultdict(lambda: "LATIN", bg="CYRILLIC", el="GREEK")
# Written in Latin letters in every language.
LATIN_EVERYWHERE = {"LED", "Natura", "LEADER", "Wi-Fi", "CO2", "REKO"}
# Cedillas that old keyboards put where Romanian has a comma below.
CEDILLAS = set("şţŞŢ")


def read(path: Path) -> dict | list:
    return json.loads(path.read_text(encoding="utf-8"))


def terms(entry: dict, language: str) -> list[str]:
    """The label and words of a theme or concept in a language."""
    return [*filter(None, [entry["labels"].get(language)]), *entry.get("words", {}).get(language, [])]


def all_terms(entry: dict) -> list[tuple[str, str]]:
    return [(language, term) for language in LANGUAGES for term in terms(entry, language)]


def is_untidy(term: str) -> bool:
    """Whether a term is empty or has blanks where none belong."""
    return not term or term != " ".join(term.split())


def is_misspelt(term: str) -> bool:
    """Whether a term has letters in parts, or cedillas for Romanian commas."""
    return not unicodedata.is_normalized("NFC", term) or bool(CEDILLAS & set(term))


def foreign_words(language: str, term: str) -> list[str]:
    """Words of a term that hold a letter of another script than the language's."""

    def is_foreign(word: str) -> bool:
        return any(SCRIPTS[language] not in unicodedata.name(sign) for sign in word if sign.isalpha())

    return [word for word in term.split() if word not in LATIN_EVERYWHERE and is_foreign(word)]


def repeated(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})
