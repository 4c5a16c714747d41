"""Ours beside what is simple (popularity, likeness of texts, both within the wanted countries) and without a part."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from hub.cooperation.evaluation.cases import Case, Trial
from hub.cooperation.evaluation.measures import Measures, of_places, places
from hub.cooperation.matching.rank import DEPTH, allowed, order, scores, vary

#: Case -> (a number for each candidate, who is allowed).
Way = Callable[[Case], tuple[np.ndarray, np.ndarray]]


def ways(trial: Trial, weights: Mapping[str, float]) -> Iterator[tuple[str, Way]]:
    """(name, way to rank) of every line of the table."""
    pool = trial.pool

    def simple(numbers: Callable[[Case], np.ndarray], *, wanted: bool) -> Way:
        return lambda case: (numbers(case), allowed(case.idea if wanted else _anywhere(case), pool))

    def popularity(case: Case) -> np.ndarray:
        return trial.projects

    def text(case: Case) -> np.ndarray:
        return pool.texts.sums(pool.weigh(case.idea.own.tokens))

    def ours(*, without=(), wanted: bool = True) -> Way:
        def rank(case: Case):
            idea = case.idea if wanted else _anywhere(case)
            scored = scores(idea, pool, weights, without=without)
            return scored.total, scored.allowed

        return rank

    def varied(case: Case):
        scored = scores(case.idea, pool, weights)
        best = order(scored, len(scored.total)).tolist()
        first, _newcomers = vary(best[:DEPTH], scored.total, pool)
        place = np.full(pool.count, -np.inf)
        listed = [*first, *best[DEPTH:]]
        place[listed] = -np.arange(len(listed))
        return place, scored.allowed

    yield "popularity", simple(popularity, wanted=False)
    yield "popularity, wanted countries", simple(popularity, wanted=True)
    yield "TF-IDF", simple(text, wanted=False)
    yield "TF-IDF, wanted countries", simple(text, wanted=True)
    yield "ours, all countries", ours(wanted=False)
    yield "ours, wanted countries", ours()
    for name, weight in weights.items():
        if weight and any(name in scores(case.idea, pool, weights).parts for case in trial.cases[:5]):
            yield f"  without {name}", ours(without=(name,))
    yield "  varied, with newcomers", varied


def measured(trial: Trial, way: Way) -> list[Measures]:
    """Measures of each case."""
    found = []
    for case in trial.cases:
        total, fits = way(case)
        found.append(of_places(places(total, fits, [trial.pool.rows[each] for each in sorted(case.answers)])))
    return found


def _anywhere(case: Case):
    return replace(case.idea, countries=frozenset())
