"""Ranking many ideas over many profiles, some of whose meaning has still to be worked out."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from hub.cooperation import search
from hub.cooperation.evaluation.files import Told
from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.rank import order, scores

#: Of each idea so many of the best are looked at for what their texts mean: embedding takes some 0.1 s a text.
LOOKED_AT = 30
#: Words that are read of a part, and parts of a text.
PART, PARTS = 100, 4

Ranking = list[tuple[str, float]]


def run(ideas: Sequence[Told], pool: Pool, *, depth: int) -> Iterator[tuple[str, Ranking]]:
    """Each idea's id with (candidate, score) by all criteria but meaning, best first; wanted countries first."""
    for told in ideas:
        rows, total = _ranked(told, pool, depth)
        yield told.id, _named(rows, total, pool)


def run_with_meaning(
    ideas: Sequence[Told],
    pool: Pool,
    texts: Sequence[str],
    *,
    depth: int,
    looked_at: int = LOOKED_AT,
    progress: Callable[[int], object] = lambda count: None,
) -> Iterator[tuple[str, Ranking]]:
    """The same, but the `looked_at` best of each idea are put in order by meaning, too.

    texts: of the candidates, in the order of the pool.
    """
    first = {told.id: _ranked(told, pool, max(depth, looked_at)) for told in ideas}
    wanted = sorted({int(row) for rows, _total in first.values() for row in rows[:looked_at]})
    # Ideas are read as texts like any other, not as questions: they are as long as what they are compared with.
    made = _meanings([*(texts[row] for row in wanted), *(told.text for told in ideas)], progress)
    pool.give_vectors({row: vector for row, vector in zip(wanted, made, strict=False) if vector is not None})
    for told, vector in zip(ideas, made[len(wanted) :], strict=True):
        rows, total = first[told.id]
        idea = replace(told.idea, own=replace(told.idea.own, vector=vector))
        again = _wanted_first(idea, pool, scores(idea, pool).total)
        near = rows[:looked_at]
        near = near[np.argsort(-again[near], kind="stable")]
        # Those that were not looked at stay behind those that were, with scores of the first round below theirs.
        shift = min(0.0, float(again[near[-1]] - total[rows[looked_at]])) if len(rows) > looked_at else 0.0
        total = total + shift
        total[near] = again[near]
        yield told.id, _named(np.concatenate([near, rows[looked_at:]])[:depth], total, pool)


def _meanings(texts: Sequence[str], progress: Callable[[int], object]) -> list[np.ndarray | None]:
    """What whole texts mean: the mean of parts of each, for a profile's text may tell of several projects."""
    cut = [[(search.language_of(text, "en"), part) for part in parts_of(text)] for text in texts]
    made = iter(search.vectors_of([part for those in cut for part in those], progress))
    return [search.mean([next(made) for _part in those]) for those in cut]


def parts_of(text: str) -> list[str]:
    """Beginnings of a text's parts: `PART` words each, spread over all of it, `PARTS` at most."""
    words = text.split()
    if not words:
        return []
    count = min(PARTS, max(1, round(len(words) / (1.5 * PART))))
    length = -(-len(words) // count)
    return [" ".join(words[start : start + length][:PART]) for start in range(0, len(words), length)]


def _ranked(told: Told, pool: Pool, depth: int) -> tuple[np.ndarray, np.ndarray]:
    # A run is to be judged to its depth, so that other countries follow the wanted ones instead of falling out.
    everywhere = replace(told.idea, countries=frozenset())
    scored = scores(everywhere, pool)
    total = _wanted_first(told.idea, pool, scored.total)
    return order(replace(scored, total=total), depth), total


def _wanted_first(idea, pool: Pool, total: np.ndarray) -> np.ndarray:
    if not idea.countries:
        return total
    return total + np.isin(pool.countries, list(idea.countries))


def _named(rows: Collection[int], total: np.ndarray, pool: Pool) -> Ranking:
    return [(pool.profiles[row].id, float(total[row])) for row in rows]
