"""Which languages a query may be in, from what dictionaries and function words know of it."""

from collections.abc import Iterable, Sequence

from search.analysis.chain import analyzer
from search.analysis.stopwords import stopwords

_STOPWORD = 1.0
_KNOWN = 1.0
_TOLD_APART = 4
"""More candidates than this tell nothing."""


def guess(words: Sequence[str], among: Iterable[str]) -> tuple[str, ...]:
    """The languages that know most of these lower-case words; empty if too many or none do.

    ``among`` are the languages to choose from.
    """
    if not words:
        return ()
    scores = {code: _score(words, code) for code in among}
    best = max(scores.values(), default=0.0)
    if best <= 0:
        return ()
    candidates = tuple(code for code, score in scores.items() if score == best)
    return candidates if len(candidates) <= _TOLD_APART else ()


def _score(words: Sequence[str], code: str) -> float:
    function_words, knows = stopwords(code), analyzer(code).knows
    return sum(_STOPWORD if word in function_words else _KNOWN * knows(word) for word in words)
