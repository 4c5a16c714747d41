"""The chain of one language: a word's token, and the tokens of its parts.

Tokens are cached per word, because texts repeat their words: a cached one costs 0.1 µs, a new
one 5 to 100 µs.
"""

from collections.abc import Iterable
from functools import cache

from search.analysis import compounds, lemmas, stems
from search.analysis.fold import fold
from search.analysis.languages import language
from search.analysis.stopwords import stopwords

_CACHE_LIMIT = 60_000
"""Words kept for each language: some 10 MB, and nine of ten words of any text."""

# Forms whose dictionary lemma is a rarer word than the one our texts mean.
_LEMMAS = {
    ("sl", "vas"): "vas",  # village, not 'you'
    ("pl", "ścieżek"): "ścieżka",  # path, not a surname
    ("pl", "rozwojowi"): "rozwój",  # development, not 'developmental'
    ("pl", "stowarzyszeń"): "stowarzyszenie",  # associations, not 'to associate'
    ("pl", "moście"): "most",  # bridge, not a name
    ("pt", "rio"): "rio",  # river, not 'I laugh'
    ("da", "cyklen"): "cykel",  # bicycles, not cycles
    ("da", "cykler"): "cykel",
    ("da", "cyklerne"): "cykel",
    ("fi", "teiden"): "tie",  # of roads, not of teas
}

# Stems that a language's own sound changes part: <language>, stem -> the stem they share.
_STEMS = {
    ("bg", "земеделц"): "земеделец",  # farmers
    ("ga", "aibhneach"): "abhainn",  # rivers
    ("hr", "djec"): "dijet",  # children
    ("hr", "poljoprivrednic"): "poljoprivrednik",  # farmers
    ("hu", "falv"): "falu",  # villages
    ("hu", "lov"): "lo",  # horses
    ("hu", "mad"): "madar",  # birds
    ("hu", "termelo"): "termel",  # producers
    ("ro", "cop"): "copil",  # children
    ("ro", "produc"): "produs",  # products
    ("sk", "miest"): "mest",  # towns
}


class _Cache(dict):
    """Computes what is missing; starts afresh when it has grown too large."""

    def __init__(self, compute) -> None:
        super().__init__()
        self._compute = compute

    def __missing__(self, word: str):
        value = self._compute(word)
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        self[word] = value
        return value


class Analyzer:
    """Analyses words of one language; a language it has no tools for is only folded."""

    def __init__(self, code: str) -> None:
        tools = language(code)
        self.code = tools.code
        self._lemma = lemmas.lemmatizer(tools.lemmas) if tools.lemmas else None
        self._forms = lemmas.forms(tools.lemmas) if tools.lemmas else {}
        self._stem = stems.stemmer(tools.stemmer)
        self._links = tools.links
        self._tokens = _Cache(self._analyse)
        self._parts = _Cache(self._split)

    @property
    def parted(self) -> bool:
        """Whether compounds of this language are parted."""
        return bool(self._links)

    def token(self, word: str) -> str:
        """The token a lower-case word is indexed and looked up under."""
        return self._tokens[word]

    def parts(self, word: str) -> tuple[str, ...]:
        """The tokens of a lower-case compound's parts; empty for other words."""
        return self._parts[word] if self._links else ()

    def tokens(self, words: Iterable[str]) -> list[str]:
        """The tokens of lower-case words, in their order."""
        tokens = self._tokens
        return [tokens[word] for word in words]

    def part_tokens(self, words: Iterable[str]) -> list[str]:
        """The tokens of all parts of the compounds among lower-case words, each once."""
        if not self._links:
            return []
        parts = self._parts
        return list({part: None for word in words for part in parts[word]})

    def knows(self, word: str) -> bool:
        """Whether the dictionary holds a lower-case word."""
        return word in self._forms or word.capitalize() in self._forms

    def _analyse(self, word: str) -> str:
        if word.isdigit():
            return word
        lemma = _LEMMAS.get((self.code, word))
        lemma = lemma or (self._lemma(word) if self._lemma else None) or word
        if not lemma.isalnum():  # an abbreviation ("ker.") or a row of words
            lemma = word
        stem = fold(self._stem(lemma.lower()))
        return _STEMS.get((self.code, stem), stem) or fold(word)

    def _split(self, word: str) -> tuple[str, ...]:
        if word.isdigit():
            return ()
        return tuple(self._tokens[part] for part in compounds.parts(word, self._forms, self._links or ()))


@cache
def analyzer(code: str) -> Analyzer:
    """The analyzer of a language, one for each process."""
    return Analyzer(language(code).code)


@cache
def function_tokens(code: str) -> frozenset[str]:
    """The tokens of a language's function words."""
    return frozenset(map(analyzer(code).token, stopwords(code)))


_folded = _Cache(fold)


def fold_words(words: Iterable[str]) -> list[str]:
    """Lower-case words, each folded."""
    return [_folded[word] for word in words]
