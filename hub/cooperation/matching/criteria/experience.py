"""Experience of cooperation: with how many others somebody has worked."""

from math import log

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason

#: Partners from which on more of them make nobody more experienced.
MANY = 40


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """Rises with the logarithm of the number of partners: the second one teaches more than the twentieth."""
    return np.minimum(np.log1p(pool.experience) / log(1 + MANY), 1.0)


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """None: it says something of one side alone, so the page tells it as a fact and not as a reason."""
    return None
