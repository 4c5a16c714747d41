"""One order from two kinds of evidence: words (with concepts) and meaning.

Every engine hands over the scores of the same pool of candidates and gets their order, so that
engines differ in no weight. Scores are compared within one query only: what a cosine of 0.8 or
a score of 12 is worth depends on the query. See docs/adr/0006.
"""

import statistics
from collections.abc import Collection, Mapping

WINDOW = 200
"""Records found by words whose order other evidence can change. All that is near in meaning is looked at."""
MEANING = 1.0
WORDS = 0.6
"""Weights, chosen on one half of the queries in search/evaluation/data: docs/search-quality.md."""
NAMED = 0.3
"""What meaning weighs beside words (1) in a query of a few words, which are meant as they stand."""


def fused(
    words: Mapping[int, float],
    meaning: Mapping[int, float] | None = None,
    *,
    without_vectors: Collection[int] = (),
    words_first: bool = False,
) -> list[tuple[int, float]]:
    """Candidates (record numbers) with one score each, best first; alike ones by their numbers.

    ``words`` has the scores of those that have the words (the others have 0), ``meaning`` of those that
    are among the nearest: the others count as the farthest of them, but who has no vectors yet, or
    never will, as the mean, because nothing is known of what they mean. With ``words_first``
    meaning weighs less, and who has none of the words comes after all who have them.
    """
    if not meaning:
        return _ordered(words)
    pool = words.keys() | meaning.keys()
    by_words = _standardised(words, pool, 0.0)
    by_meaning = _standardised(meaning, pool - set(without_vectors), min(meaning.values()))
    weights = (1.0, NAMED) if words_first else (WORDS, MEANING)
    scores = {each: weights[0] * by_words[each] + weights[1] * by_meaning.get(each, 0.0) for each in pool}
    return _ordered(scores, first=words if words_first else ())


def _standardised(scores: Mapping[int, float], pool: Collection[int], missing: float) -> dict[int, float]:
    """Scores with mean 0 and deviation 1 over the pool; who has none counts as ``missing``."""
    values = {candidate: scores.get(candidate, missing) for candidate in pool}
    mean = statistics.fmean(values.values()) if values else 0.0
    deviation = statistics.pstdev(values.values(), mean) if values else 0.0
    return {
        candidate: (value - mean) / deviation if deviation else 0.0 for candidate, value in values.items()
    }


def _ordered(scores: Mapping[int, float], first: Collection[int] = ()) -> list[tuple[int, float]]:
    return sorted(scores.items(), key=lambda item: (item[0] not in first, -item[1], item[0]))
