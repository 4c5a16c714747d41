"""Adding up: filters, the weighted sum with all its parts, and the order in which people are proposed."""

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .criteria import CRITERIA
from .criteria.base import Reason
from .pool import Pool
from .profiles import Idea, Profile
from .weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Scores:
    """For each candidate its sum (0 to 1) and, by criterion, its part of it; who may be proposed at all.

    unknown: for each candidate what of the sum stands for what nobody knows.
    """

    total: np.ndarray
    parts: Mapping[str, np.ndarray]
    allowed: np.ndarray
    unknown: Mapping[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate, its score (0 to 1), what each criterion adds to it, and the reasons.

    neutral: what is added for criteria of which nothing is known here; with `parts` it makes up the score.
    """

    profile: Profile
    score: float
    parts: Mapping[str, float]
    neutral: float
    reasons: tuple[Reason, ...]
    newcomer: bool = False


def allowed(idea: Idea, pool: Pool) -> np.ndarray:
    """Whom the idea does not rule out (bool, shape: candidates)."""
    fits = np.ones(pool.count, dtype=bool)
    rows = [pool.rows[each] for each in (idea.own.id, *idea.excluded) if each in pool.rows]
    fits[rows] = False
    if idea.countries:
        fits &= _among(pool.countries, idea.countries)
    if idea.countries_excluded:
        fits &= ~_among(pool.countries, idea.countries_excluded)
    if idea.kinds:
        fits &= _among(pool.kinds, idea.kinds)
    return fits


def scores(
    idea: Idea,
    pool: Pool,
    weights: Mapping[str, float] = WEIGHTS,
    *,
    without: Collection[str] = (),
) -> Scores:
    """Every candidate by every criterion that the idea can be judged by.

    What is not known of a candidate counts as the mean of those of whom it is: it neither helps nor harms. The
    weights of the criteria that apply are made to add up to 1.
    """
    fits = allowed(idea, pool)
    found: dict[str, np.ndarray] = {}
    gaps: dict[str, np.ndarray] = {}
    for name, criterion in CRITERIA.items():
        if name in without or not weights.get(name):
            continue
        values = criterion.values(idea, pool)
        if values is None:
            continue
        unknown = np.isnan(values)
        if unknown.all():
            continue
        found[name] = np.where(unknown, values[~unknown].mean(), values) if unknown.any() else values
        gaps[name] = unknown
    whole = sum(weights[name] for name in found)
    parts = {name: values * (weights[name] / whole) for name, values in found.items()}
    total = np.sum(list(parts.values()), axis=0) if parts else np.zeros(pool.count)
    return Scores(total, parts, fits, gaps)


def order(scored: Scores, take: int) -> np.ndarray:
    """Rows of the best that are allowed, best first; those alike in the order of the pool."""
    rows = np.flatnonzero(scored.allowed)
    totals = scored.total[rows]
    if take < len(rows):
        edge = np.partition(totals, len(rows) - take)[len(rows) - take]
        rows = rows[totals >= edge]
    return rows[np.argsort(-scored.total[rows], kind="stable")][:take]


def best(
    idea: Idea,
    pool: Pool,
    weights: Mapping[str, float] = WEIGHTS,
    *,
    take: int = 20,
    skip: int = 0,
    varied: bool = True,
) -> list[Match]:
    """Whom to propose, with reasons. `varied`: not all from one country, and newcomers get a place (see `vary`)."""
    scored = scores(idea, pool, weights)
    rows = order(scored, max(DEPTH, skip + take)).tolist()
    newcomers: Collection[int] = ()
    if varied:
        first, newcomers = vary(rows[:DEPTH], scored.total, pool)
        rows = [*first, *rows[DEPTH:]]
    return [_match(row, scored, idea, pool, weights, row in newcomers) for row in rows[skip : skip + take]]


#: How many of the best are put into another order; those after them follow by their score.
DEPTH = 100
#: What a candidate loses for each one of its country that stands before it: a twentieth of the best score.
SAME_COUNTRY = 0.05
#: Every so many places one goes to the best of those who have never cooperated.
NEWCOMER_EVERY = 5


def vary(rows: Sequence[int], total: np.ndarray, pool: Pool) -> tuple[list[int], set[int]]:
    """(rows in the order in which they are proposed, those among them that a place was given to as newcomers).

    A list by likeness alone names neighbours of one country, and the same experienced partners every time. A
    newcomer is somebody of whom it is known that they have had no partner yet; they must be among the best
    `DEPTH` to be lifted.
    """
    cost = SAME_COUNTRY * total[rows[0]] if rows else 0.0
    # Within a country the order stays as it is, so that only the first of each has to be compared.
    left: dict[str, deque[int]] = {}
    for row in rows:
        left.setdefault(str(pool.countries[row]), deque()).append(row)
    before = dict.fromkeys(left, 0)
    newcomers = deque(row for row in rows if pool.experience[row] == 0)
    placed: list[int] = []
    lifted: set[int] = set()
    while len(placed) < len(rows):
        due = len(placed) % NEWCOMER_EVERY == NEWCOMER_EVERY - 1
        met = any(pool.experience[row] == 0 for row in placed[-(NEWCOMER_EVERY - 1) :])
        if due and not met and newcomers:
            chosen = newcomers[0]
            lifted.add(chosen)
        else:
            chosen = max(
                (queue[0] for queue in left.values() if queue), key=_worth(total, cost, before, pool)
            )
        country = str(pool.countries[chosen])
        left[country].remove(chosen)
        if newcomers and pool.experience[chosen] == 0:
            newcomers.remove(chosen)
        before[country] += 1
        placed.append(chosen)
    return placed, lifted


def _worth(total: np.ndarray, cost: float, before: Mapping[str, int], pool: Pool) -> Callable[[int], float]:
    return lambda row: total[row] - cost * before[str(pool.countries[row])]


def _match(
    row: int, scored: Scores, idea: Idea, pool: Pool, weights: Mapping[str, float], newcomer: bool
) -> Match:
    profile = pool.profiles[row]
    found = (
        criterion.reason(idea, profile, pool) for name, criterion in CRITERIA.items() if weights.get(name)
    )
    parts = {name: float(values[row]) for name, values in scored.parts.items()}
    told = {name: part for name, part in parts.items() if not scored.unknown[name][row]}
    neutral = sum(parts.values()) - sum(told.values())
    return Match(profile, float(scored.total[row]), told, neutral, tuple(filter(None, found)), newcomer)


def _among(values: np.ndarray, wanted: Collection[str]) -> np.ndarray:
    return np.isin(values, list(wanted))
