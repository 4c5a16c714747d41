"""Timing: programming periods with money and calls that are open while the idea is to happen."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile, Span

from .base import Reason


def _asked(idea: Idea) -> Span | None:
    """When it is to happen; for those who did not say, what is left of their own latest period."""
    if idea.span is not None:
        return idea.span
    latest = max(idea.own.spans, key=lambda span: span.last, default=None)
    if latest is None or latest.last < idea.today:
        return None
    return Span(max(idea.today, latest.first), latest.last)


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """The part of that time that the candidate's best span covers."""
    asked = _asked(idea)
    if asked is None:
        return None
    first, last = asked.first.toordinal(), asked.last.toordinal()
    rows, firsts, lasts = pool.spans
    days = np.minimum(lasts, last) - np.maximum(firsts, first) + 1
    covered = np.full(pool.count, np.nan)
    # fmax: a number goes before NaN, so that whoever has a span at all has a value.
    np.fmax.at(covered, rows, np.clip(days / (last - first + 1), 0.0, 1.0))
    return covered


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """The longest time that both have: its first and last day, as ordinals."""
    asked = _asked(idea)
    if asked is None:
        return None
    shared = [
        Span(max(span.first, asked.first), min(span.last, asked.last))
        for span in other.spans
        if span.first <= asked.last and asked.first <= span.last
    ]
    if not shared:
        return None
    longest = max(shared, key=lambda span: (span.last - span.first, span.first))
    return Reason("timing", figures={"first": longest.first.toordinal(), "last": longest.last.toordinal()})
