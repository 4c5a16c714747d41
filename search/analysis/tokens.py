"""Cutting text into words."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Letters and digits of any script. Apostrophes and hyphens part words, so that d'avenir is
# found by avenir and cross-border by border.
_WORD = re.compile(r"[^\W_]+")

MAX_TOKEN = 60
"""Longer runs are not words (the longest real ones have some 45 letters) and are cut."""


class Token(NamedTuple):
    """A word as written, and where it stands."""

    text: str
    start: int
    end: int


def normalize(text: str) -> str:
    """Composed characters, so that a word is one run however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [word[:MAX_TOKEN] for word in _WORD.findall(normalize(text).lower())]


def spans(text: str) -> Iterator[Token]:
    """The words of an already normalized text, as written, with their offsets."""
    for found in _WORD.finditer(text):
        yield Token(found.group(), found.start(), found.end())
