"""A language in common, to talk in."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """1 with a language in common, else 0: a second one makes talking no easier."""
    if not idea.own.languages:
        return None
    shared = pool.languages.sums(dict.fromkeys(idea.own.languages, 1.0))
    return shared_by(pool.languages.known, np.minimum(shared, 1.0))


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """The languages of both."""
    shared = idea.own.languages & other.languages
    return Reason("languages", tuple(sorted(shared))) if shared else None
