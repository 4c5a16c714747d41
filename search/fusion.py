"""One order from several kinds of evidence: words (with concepts), meaning, spelling.

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
SPELLING = 0.2
"""Weights, chosen on one half of the queries in search/evaluation/data: docs/search-quality.md."""


def fused(
    words: Mapping[int, float],
    meaning: Mapping[int, float] | None = None,
    spelling: Mapping[int, float] | None = None,
) -> list[tuple[int, float]]:
    """Candidates (record numbers) with one score each, best first; alike ones by their numbers.

    Each mapping has the scores of the candidates that have such evidence at all.
    """
    others = [
        (evidence, weight) for evidence, weight in ((meaning, MEANING), (spelling, SPELLING)) if evidence
    ]
    if not others:
        return _ordered(dict(words))
    pool = set(words).union(*(evidence for evidence, _weight in others))
    total = dict.fromkeys(pool, 0.0)
    for evidence, weight in [(words, WORDS), *others]:
        for candidate, score in _standardised(evidence, pool).items():
            total[candidate] += weight * score
    return _ordered(total)


def _standardised(scores: Mapping[int, float], pool: Collection[int]) -> dict[int, float]:
    """Scores with mean 0 and deviation 1 over the pool; who has none counts as the least of those who have."""
    if not scores:
        return dict.fromkeys(pool, 0.0)
    least = min(scores.values())
    values = {candidate: scores.get(candidate, least) for candidate in pool}
    mean = statistics.fmean(values.values())
    deviation = statistics.pstdev(values.values(), mean)
    if not deviation:
        return dict.fromkeys(pool, 0.0)
    return {candidate: (value - mean) / deviation for candidate, value in values.items()}


def _ordered(scores: Mapping[int, float]) -> list[tuple[int, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
