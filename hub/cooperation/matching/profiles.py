"""What matching knows of somebody who may cooperate, and what somebody looks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np


class Span(NamedTuple):
    """Days from `first` to `last`, both included: a programming period with money, a call that is open."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Profile:
    """A group, an organisation or an open offer. What is not known is empty or None, and counts for nothing.

    id: its kind and number, such as "lag:12". point: latitude and longitude in degrees. themes: slug -> how much
    of its work that is, above 0. gives, seeks: slugs of themes in which it shows others how, or wants to be shown.
    tokens: what its texts are made of -> how often (`hub.cooperation.search.analysed`). vector: what they mean,
    as numbers of length 1. partners: ids of those it has worked with; None where nobody has kept account.
    renewed: when somebody last vouched for what stands here.
    """

    id: str
    kind: str = "lag"
    country: str = ""
    point: tuple[float, float] | None = None
    territory_kinds: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    themes: Mapping[str, float] = field(default_factory=dict)
    gives: frozenset[str] = frozenset()
    seeks: frozenset[str] = frozenset()
    tokens: Mapping[str, int] = field(default_factory=dict)
    vector: np.ndarray | None = None
    funds: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    partners: frozenset[str] | None = None
    renewed: date | None = None


@dataclass(frozen=True, slots=True)
class Idea:
    """What is looked for, and by whom: `own` holds both what they are and what they say.

    countries, kinds: only these, if any are named. excluded, countries_excluded: never these. territories:
    kinds of territory that the partner should have. span: when it is to happen. near: whether nearness counts
    across a border as well. words: token -> the word as it was written, to show what two texts share.
    """

    own: Profile
    countries: frozenset[str] = frozenset()
    countries_excluded: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    span: Span | None = None
    near: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
