"""Money of the same fund, so that the same rules hold for both."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """1 with a fund in common, else 0."""
    if not idea.own.funds:
        return None
    shared = pool.funds.sums(dict.fromkeys(idea.own.funds, 1.0))
    return shared_by(pool.funds.known, np.minimum(shared, 1.0))


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """The funds of both."""
    shared = idea.own.funds & other.funds
    return Reason("funds", tuple(sorted(shared))) if shared else None
