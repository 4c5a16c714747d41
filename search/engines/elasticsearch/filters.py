"""What narrows a query down: facets, ranges and places, as queries that do not score."""

import math
import re
from collections.abc import Callable, Collection
from datetime import date

from elasticsearch.dsl.query import (
    Bool,
    GeoBoundingBox,
    GeoDistance,
    MatchAll,
    MatchNone,
    Terms,
)
from elasticsearch.dsl.query import Query as Condition
from elasticsearch.dsl.query import Range as Between

from search.contracts import Box, Near, Query, Range
from search.engines.elasticsearch.writing import clean
from search.engines.encoding import HUNDREDTHS, clamped, day_number

_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")
_LEAST_KM = 1e-6
"""The engine knows no circle without a size; a millimetre is one point."""


def all_of(conditions: Collection[Condition]) -> Condition:
    """The documents that match every one of the conditions; without any, all documents."""
    return Bool(filter=list(conditions)) if conditions else MatchAll()


def facet_filters(query: Query) -> dict[str, Condition]:
    """For each facet that something was chosen in, the condition that keeps what was chosen."""
    chosen = {name: values for name, values in query.facets.items() if values}
    if query.kinds:
        chosen["kind"] = query.kinds
    return {name: facet_filter(name, values) for name, values in chosen.items()}


def facet_filter(name: str, values: Collection[str]) -> Condition:
    """Documents that carry one of these codes."""
    if not known(name):
        return MatchNone()
    return Terms(**{f"f.{name}": [clean(value) for value in values]})


def known(name: str) -> bool:
    """Whether a facet or a number can have this name at all."""
    return bool(_NAME.fullmatch(name))


def other_filters(query: Query) -> list[Condition]:
    """Ranges and places."""
    filters = [_range(name, bounds) for name, bounds in query.ranges.items()]
    if query.box is not None:
        filters.append(_box(query.box))
    if query.near is not None:
        filters.append(_near(query.near))
    return filters


def _range(name: str, bounds: Range) -> Condition:
    if not known(name):
        return MatchNone()
    ends = {"gte": _bound(bounds.low, math.ceil), "lte": _bound(bounds.high, math.floor)}
    ends = {side: end for side, end in ends.items() if end is not None}
    return Between(**{f"n.{name}": ends}) if ends else MatchAll()


def _bound(bound: float | date | None, whole: Callable[[float], int]) -> int | None:
    if bound is None:
        return None
    if isinstance(bound, date):
        return day_number(bound) * HUNDREDTHS
    if math.isnan(bound) or math.isinf(bound):
        return None
    # Rounded first: 1.1 * 100 is a little more than 110.
    return whole(round(clamped(bound) * HUNDREDTHS, 4))


def _box(box: Box) -> Condition:
    if not all(map(math.isfinite, box)) or box.south > box.north:
        return MatchNone()
    south, north = _within(box.south, 90), _within(box.north, 90)
    west, east = _within(box.west, 180), _within(box.east, 180)
    corners = {"top_left": {"lat": north, "lon": west}, "bottom_right": {"lat": south, "lon": east}}
    return GeoBoundingBox(point=corners)


def _near(near: Near) -> Condition:
    if not all(map(math.isfinite, near)) or near.km < 0:
        return MatchNone()
    centre = {"lat": _within(near.lat, 90), "lon": _within(near.lon, 180)}
    return GeoDistance(distance=f"{max(near.km, _LEAST_KM):f}km", point=centre)


def _within(degrees: float, end: float) -> float:
    return max(-end, min(end, degrees))
