"""A light stemmer for Latvian nouns, adjectives and participles.

There is no Snowball algorithm for Latvian. Endings are those of the declension tables in
A. Kalnača and I. Lokmane, *Latvian Grammar* (University of Latvia, 2021); the consonant
changes that come with some of them (bērza - bērzs but lāča - lācis) are undone, so that all
cases of a word share one stem.
"""

_MIN_STEM = 3

# Definite adjectives first, then nouns; the longest that fits is taken.
_ENDINGS = """
    ajiem ajām ajos ajās ajam ajai ajā ajo
    iem ām ēm īm āms ēs ās ais ieši am ai im um ij ie ei ī ū os us as is es
    ā ē a e i o u s š
""".split()  # noqa: SIM905 - easier to read and to compare with a grammar
_ENDINGS_BY_LENGTH = tuple(sorted(_ENDINGS, key=len, reverse=True))

# Palatalised consonants of declensions 2, 5 and 6, undone at the end of a stem.
_CHANGES = (
    ("ļņ", "ln"), ("šņ", "sn"), ("žņ", "zn"),
    ("mj", "m"), ("bj", "b"), ("pj", "p"), ("vj", "v"), ("fj", "f"),
    ("č", "c"), ("dž", "dz"), ("ļ", "l"), ("ņ", "n"), ("ķ", "k"),
)  # fmt: skip


def stem(word: str) -> str:
    """The stem of a word in lower case, with its diacritics: ``pašvaldībām`` -> ``pašvaldīb``."""
    for ending in _ENDINGS_BY_LENGTH:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return _undo(word[: -len(ending)])
    return word


def _undo(root: str) -> str:
    for changed, plain in _CHANGES:
        if root.endswith(changed) and len(root) > len(changed) + 1:
            return root[: -len(changed)] + plain
    return root
