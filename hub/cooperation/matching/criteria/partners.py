"""Who has worked together before can do so again."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """1 for those who worked with the one who asks, by what either of them tells; else 0."""
    told = np.zeros(pool.count)
    rows = [pool.rows[partner] for partner in idea.own.partners or () if partner in pool.rows]
    told[rows] = 1.0
    told = np.maximum(told, np.minimum(pool.partners.sums({idea.own.id: 1.0}), 1.0))
    return told if told.any() else None


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """Each other's ids, where either names the other."""
    if other.id in (idea.own.partners or ()) or idea.own.id in (other.partners or ()):
        return Reason("partners", (idea.own.id, other.id))
    return None
