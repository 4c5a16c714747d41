"""Weights from partnerships: those under which real partners are the likeliest choice among all candidates.

A conditional logit (McFadden 1974): the chance of a candidate is the exponential of its weighted sum over that of
all whom the idea allows. A penalty keeps weights small that little speaks for; none may be below 0, so that no
reason ever speaks against somebody.
"""

from collections.abc import Sequence

import numpy as np

from hub.cooperation.evaluation.cases import Trial
from hub.cooperation.matching.criteria import CRITERIA
from hub.cooperation.matching.rank import allowed

#: How strongly weights are held near 0, in units of one idea.
PENALTY = 1.0
_STEPS, _RATE = 800, 0.3


def learned(trials: Sequence[Trial], names: Sequence[str]) -> dict[str, float]:
    """Criterion -> weight, of those in `names`; the largest is 1."""
    examples = [example for trial in trials for example in _examples(trial, names)]
    spread = np.concatenate([values for values, _chosen in examples]).std(axis=0) + 1e-9
    weights = np.full(len(names), 0.1)
    squares = np.zeros(len(names))
    for _step in range(_STEPS):
        slope = sum(_slope(values / spread, chosen, weights) for values, chosen in examples)
        slope -= PENALTY * weights
        squares += slope * slope
        weights = np.maximum(weights + _RATE * slope / np.sqrt(squares + 1e-9), 0.0)
    told = weights / spread
    return {name: round(float(value), 3) for name, value in zip(names, told / told.max(), strict=True)}


def _examples(trial: Trial, names: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    """For each idea the values of those allowed (shape: allowed x names), and which of them became partners."""
    found = []
    for case in trial.cases:
        fits = allowed(case.idea, trial.pool)
        chosen = np.zeros(trial.pool.count, dtype=bool)
        chosen[[trial.pool.rows[each] for each in case.answers]] = True
        columns = [_known(CRITERIA[name].values(case.idea, trial.pool), trial.pool.count) for name in names]
        found.append((np.stack(columns, axis=1)[fits], chosen[fits]))
    return [(values, chosen) for values, chosen in found if chosen.any()]


def _known(values: np.ndarray | None, count: int) -> np.ndarray:
    """Unknown values as ranking takes them."""
    if values is None or np.isnan(values).all():
        return np.zeros(count)
    return np.where(np.isnan(values), np.nanmean(values), values)


def _slope(values: np.ndarray, chosen: np.ndarray, weights: np.ndarray) -> np.ndarray:
    sums = values @ weights
    chances = np.exp(sums - sums.max())
    chances /= chances.sum()
    among_chosen = chances * chosen
    return values.T @ (among_chosen / among_chosen.sum() - chances)
