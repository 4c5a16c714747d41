"""Complementary know-how: what one gives, the other seeks."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """The part of what the idea seeks and gives that the candidate gives and seeks."""
    asked = len(idea.own.seeks) + len(idea.own.gives)
    if not asked:
        return None
    met = pool.gives.sums(dict.fromkeys(idea.own.seeks, 1.0))
    met += pool.seeks.sums(dict.fromkeys(idea.own.gives, 1.0))
    return shared_by(pool.gives.known | pool.seeks.known, met / asked)


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """Themes in which one can show the other how."""
    met = (idea.own.seeks & other.gives) | (idea.own.gives & other.seeks)
    return Reason("knowhow", tuple(sorted(met))) if met else None
