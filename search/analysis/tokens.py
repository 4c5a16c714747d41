"""Cutting text into words."""

import re
import unicodedata
from collections.abc import Iterator

MAX_TOKEN = 60
"""Longer runs are not words (the longest real ones have some 45 letters) and are cut up."""

# Letters and digits of any script. Apostrophes and hyphens part words, so that d'avenir is
# found by avenir and cross-border by border.
_WORD = re.compile(rf"[^\W_]{{1,{MAX_TOKEN}}}")


def normalize(text: str) -> str:
    """Composed characters, so that a word is one run however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(normalize(text).lower())


def written(text: str) -> list[str]:
    """The words of an already normalized text as written."""
    return _WORD.findall(text)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of an already normalized text stand: start and end of each."""
    return (found.span() for found in _WORD.finditer(text))
