"""Shared themes; a rare one counts more than one that everybody works on."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """The part of the idea's themes, weighed by rarity, that the candidate works on."""
    weights = {theme: pool.rarity_of(theme) for theme in idea.own.themes}
    if not weights:
        return None
    return shared_by(pool.themes.known, pool.themes.sums(weights) / sum(weights.values()))


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """The themes of both, the rarest first."""
    shared = idea.own.themes.keys() & other.themes.keys()
    if not shared:
        return None
    return Reason("themes", tuple(sorted(shared, key=lambda theme: (-pool.rarity_of(theme), theme))))
