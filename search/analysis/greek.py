"""A light stemmer for Greek nouns, adjectives and participles.

Snowball's for Greek leaves forms of common words apart (χωριό - χωριά, τοπικός - τοπικό), because it
counts vowels to tell endings from stems. This one takes off the endings of the declension tables in
D. Holton, P. Mackridge and I. Philippaki-Warburton, *Greek: A Comprehensive Grammar* (2nd ed. 2012),
from words without accents.
"""

from search.analysis.fold import fold

_MIN_STEM = 2
_MIN_BEFORE_LONG = 4
"""Letters before -ατος and its kin: κράτος ends in -ος, γράμματος in -ατος."""

_ENDINGS = """
    ατοσ ατα ατων οντοσ οντα οντων αδεσ αδων εδεσ εδων
    ιουσ ιου ιων ιοι ιεσ ιασ ιοσ ια ιο
    εωσ εων εισ ουσ ουν ου οι οσ ον ων ασ ησ εσ αι υσ
    α ε η ι ο υ
""".split()  # noqa: SIM905 - easier to read and to compare with a grammar
_BY_LENGTH = tuple(sorted(_ENDINGS, key=len, reverse=True))


def stem(word: str) -> str:
    """The stem of a word in lower case, without accents: ``χωριών`` -> ``χωρ``."""
    word = fold(word)
    for ending in _BY_LENGTH:
        least = _MIN_BEFORE_LONG if ending.startswith("ατ") else _MIN_STEM
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word
