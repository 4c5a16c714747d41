"""What every criterion gives: a number for each candidate, and what it rests on for one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a criterion speaks for a candidate.

    evidence: what stands in both profiles (slugs, codes, tokens), the most telling first. figures: what is worked
    out from something that both of them tell, such as a distance.
    """

    criterion: str
    evidence: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


class Criterion(Protocol):
    """A module of this package."""

    def values(self, idea: Idea, pool: Pool) -> np.ndarray | None:
        """For each candidate 0 (does not fit) to 1 (fits well), NaN where it is not known (float, shape: candidates).

        None when the idea says nothing that this could be judged by.
        """

    def reason(self, idea: Idea, other: Profile, pool: Pool) -> Reason | None:
        """What speaks for one candidate by this criterion; None if nothing does, or nothing that both tell."""


def shared_by(known: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Values where candidates tell anything, NaN elsewhere."""
    return np.where(known, values, np.nan)
