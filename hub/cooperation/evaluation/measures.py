"""How good ranks are: whether a partner is among the first, how far up, how many; and how sure that is."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Measures(NamedTuple):
    """Of one idea, or means over many. hit@k: any partner among the first k; mrr: 1 / place of the first."""

    hit_10: float
    hit_50: float
    mrr: float
    recall_50: float


NAMES = ("hit@10", "hit@50", "MRR", "recall@50")


def of_places(places: Sequence[int]) -> Measures:
    """Measures of one idea from the places (from 1) of all its partners; those not ranked have a very high one."""
    first = min(places)
    found = sum(place <= 50 for place in places) / len(places)
    return Measures(float(first <= 10), float(first <= 50), 1 / first, found)


def places(total: np.ndarray, allowed: np.ndarray, rows: Sequence[int]) -> list[int]:
    """Places of candidates in a ranking by `total` (shape: candidates), ties by the order of the pool."""
    values = np.where(allowed, total, -np.inf)
    place = np.empty(len(values), dtype=np.int64)
    place[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    # Whoever is ruled out is not on the list at all.
    return [int(place[row]) if allowed[row] else 10**9 for row in rows]


def mean(each: Sequence[Measures]) -> Measures:
    """The mean of each measure."""
    return Measures(*np.mean(each, axis=0))


def interval(each: Sequence[Measures], *, rounds: int = 2_000, seed: int = 7) -> tuple[Measures, Measures]:
    """95 % of the means when ideas are drawn again with replacement (Efron's bootstrap): (lower, upper)."""
    values = np.array(each)
    draws = np.random.default_rng(seed).integers(0, len(values), (rounds, len(values)))
    means = values[draws].mean(axis=1)
    lower, upper = np.percentile(means, [2.5, 97.5], axis=0)
    return Measures(*lower), Measures(*upper)
