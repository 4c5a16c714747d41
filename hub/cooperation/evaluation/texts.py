"""Texts of which nobody knows the language: words as they look, without case and accents."""

from collections import Counter

from hub.core.words import fold

#: Letters that a word must have.
_SHORTEST = 3


def plain(text: str) -> Counter[str]:
    """Words of three letters and more -> how often; numbers are left out."""
    return Counter(word for word in fold(text).split() if len(word) >= _SHORTEST and not word.isdigit())
