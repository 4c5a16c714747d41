"""Function words, which nobody searches for."""

from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("stopwords.txt")


@cache
def _table() -> dict[str, frozenset[str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split(":") for line in lines if line and not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


def stopwords(code: str) -> frozenset[str]:
    """The function words of a language in lower case; none for a language without a list."""
    return _table().get(code, frozenset())


def languages() -> tuple[str, ...]:
    """The languages that have a list."""
    return tuple(_table())
