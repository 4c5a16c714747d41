"""Folding: what is left of a word when case and diacritics no longer matter.

Cyrillic is kept as it is written (й is a letter, not an accented и); Greek loses its accents.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole. ä ö ü å fold by their marks (a o u a).
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i", "ĸ": "k", "ς": "σ", "’": "'",
    }
)  # fmt: skip
_PLAIN = re.compile(r"[a-z0-9]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")


def _strip_marks(text: str) -> str:
    return "".join(map(_plain, text))


@lru_cache(maxsize=5_000)
def _plain(char: str) -> str:
    """A character without its marks; nothing that would part a word comes of it (⑴ is 1, not (1))."""
    decomposed = unicodedata.normalize("NFKD", char)
    if decomposed == char:
        return "" if unicodedata.combining(char) else char
    return "".join(filter(str.isalnum, decomposed))


def fold(text: str) -> str:
    """Lower case without diacritics: ``Øster Ærø`` -> ``oster aero``, ``Łódź`` -> ``lodz``."""
    text = text.lower()
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text)
    kept, end = [], 0
    for run in _CYRILLIC.finditer(text):
        kept += [_strip_marks(text[end : run.start()]), run.group()]
        end = run.end()
    kept.append(_strip_marks(text[end:]))
    return "".join(kept).lower().translate(_LETTERS)
