"""Likeness of texts by what they mean, across languages: nearness of their vectors."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by

#: From this nearness on a candidate is told that the texts mean much the same. Centred vectors of texts that
#: have nothing to do with each other lie about 0.
TELLING = 0.4


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """Cosine of the vectors; what points the other way is 0."""
    if idea.own.vector is None or not pool.has_vector.any():
        return None
    # Not `@`: BLAS would share this millisecond out over all cores, and threads that wait for busy ones take ten.
    nearness = np.einsum("ij,j->i", pool.vectors, idea.own.vector)
    return shared_by(pool.has_vector, np.maximum(nearness, 0.0))


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """How near they are, where that is near enough to tell."""
    if idea.own.vector is None or other.vector is None:
        return None
    nearness = float(idea.own.vector @ other.vector)
    return Reason("meaning", figures={"nearness": nearness}) if nearness >= TELLING else None
