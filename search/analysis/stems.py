"""Stems: what the forms of a word have in common. Snowball where it exists, else our own."""

from collections.abc import Callable
from threading import Lock

import Stemmer

from search.analysis import greek, latvian, light

_OWN: dict[str, Callable[[str], str]] = {"greek": greek.stem, "latvian": latvian.stem, **light.STEMMERS}


def stemmer(name: str | None) -> Callable[[str], str]:
    """A thread-safe function from a lower-case word to its stem; None leaves words as they are.

    Raises ``KeyError`` for a name neither Snowball nor we know.
    """
    if name is None:
        return str
    if name in _OWN:
        return _OWN[name]
    snowball = Stemmer.Stemmer(name)  # KeyError if unknown
    lock = Lock()  # one Stemmer must not be used by two threads at once

    def stem(word: str) -> str:
        with lock:
            return snowball.stemWord(word)

    return stem
