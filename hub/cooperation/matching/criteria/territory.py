"""Kinds of territory in common: islands have other questions than mountains."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by


def _wanted(idea: Idea) -> frozenset[str]:
    return idea.territories or idea.own.territory_kinds


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """The part of the wanted kinds, else of one's own, that the candidate's area has."""
    wanted = _wanted(idea)
    if not wanted:
        return None
    held = pool.territory_kinds.sums(dict.fromkeys(wanted, 1.0 / len(wanted)))
    return shared_by(pool.territory_kinds.known, held)


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """The kinds of both."""
    shared = _wanted(idea) & other.territory_kinds
    return Reason("territory", tuple(sorted(shared))) if shared else None
