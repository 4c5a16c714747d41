"""What tells a record from others: the words and concepts that lead to more like it."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from search import concepts
from search.analysis.chain import analyzer, function_tokens
from search.analysis.languages import LANGUAGES, language
from search.analysis.tokens import words
from search.contracts import Text

MOST = 30
"""Terms that are looked for."""
_READ = 4_000
"""Characters of a text that are looked at."""
_TITLE = 3
"""How often a word of a title counts."""
_SHORTEST = 3
_COMMON = 0.2
"""The part of all records from which on a term tells nothing."""
_CONCEPT = 2.0


class TellingTerm(NamedTuple):
    """A token of a language, or a concept where ``lang`` is empty, and what it weighs."""

    lang: str
    token: str
    weight: float


def telling_terms(
    texts: Iterable[Text], frequency: Callable[[str, str], int], total: int
) -> list[TellingTerm]:
    """The terms that tell a record from ``total`` others, most telling first.

    ``frequency`` says in how many records a token of a language (concepts: "") stands. Weights are
    the terms' tf-idf (Spärck Jones 1972), with tf as its square root.
    """
    scored = []
    for (lang, token), times in Counter(_terms(texts)).items():
        found = frequency(lang, token)
        if not 1 < found <= max(2, total * _COMMON):
            continue  # nobody else has it, or everybody
        weight = math.sqrt(times) * math.log(1 + total / found)
        scored.append(TellingTerm(lang, token, weight if lang else weight * _CONCEPT))
    return sorted(scored, key=lambda term: (-term.weight, term.lang, term.token))[:MOST]


def _terms(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    for text in texts:
        code = language(text.lang).code
        if code not in LANGUAGES:
            continue
        title = analyzer(code).tokens(words(text.title))
        rest = analyzer(code).tokens(words(f"{text.summary}\n{text.body}"[:_READ]))
        for token in (*title * _TITLE, *rest):
            if len(token) >= _SHORTEST and token not in function_tokens(code):
                yield code, token
        for tokens in (title, rest):
            yield from (("", concept) for concept in concepts.named(code, tokens))
