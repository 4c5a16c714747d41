"""Whether somebody keeps their profile: who does is likely to answer."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason

#: Days after which a profile that nobody has vouched for says nothing of those behind it: three years.
FORGOTTEN = 3 * 365


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """1 for a profile renewed today, falling to 0 in `FORGOTTEN` days."""
    return np.clip(1 - (idea.today.toordinal() - pool.renewed) / FORGOTTEN, 0.0, 1.0)


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """None: it says something of one side alone."""
    return None
