"""What narrows a query down: facets, ranges and places, as queries that do not score."""

import math
import re
from datetime import date

from tantivy import FieldType, Index, Occur
from tantivy import Query as TantivyQuery

from search.contracts import Box, Near, Query, Range
from search.engines.embedded.schema import schema
from search.engines.embedded.writing import day_number

_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")
_KM_PER_DEGREE = 111.195
"""Of a great circle on a sphere of 6,371.0 km."""
_BANDS = 24
"""A circle is cut into so many bands of latitude; what they cover too much is under 1 %."""


def nothing() -> TantivyQuery:
    """Matches no document."""
    return TantivyQuery.empty_query()


def all_of(queries: list[TantivyQuery]) -> TantivyQuery:
    """The documents that match every one of the queries."""
    return TantivyQuery.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: list[TantivyQuery]) -> TantivyQuery:
    """The documents that match at least one of the queries."""
    return TantivyQuery.boolean_query([(Occur.Should, query) for query in queries])


def facet_filters(query: Query) -> dict[str, TantivyQuery]:
    """For each facet that something was chosen in, the query that keeps what was chosen."""
    chosen = {name: values for name, values in query.facets.items() if values}
    if query.kinds:
        chosen["kind"] = query.kinds
    return {name: _facet(name, values) for name, values in chosen.items()}


def other_filters(query: Query, index: Index) -> list[TantivyQuery]:
    """Ranges and places."""
    filters = [_range(name, bounds, index) for name, bounds in query.ranges.items()]
    if query.box is not None:
        filters.append(_box(query.box))
    if query.near is not None:
        filters.append(_near(query.near))
    return filters


def _facet(name: str, values: tuple[str, ...]) -> TantivyQuery:
    if not _NAME.fullmatch(name):
        return nothing()
    if len(values) == 1:
        return TantivyQuery.term_query(schema(), f"f.{name}", values[0], "basic")
    return TantivyQuery.term_set_query(schema(), f"f.{name}", list(values))


def _range(name: str, bounds: Range, index: Index) -> TantivyQuery:
    """A range of a JSON number, which only the query parser can make: fed numbers alone."""
    if not _NAME.fullmatch(name):
        return nothing()
    low, high = (_number(bound) for bound in bounds)
    if low == high == "*":
        return TantivyQuery.all_query()
    return index.parse_query(f"n.{name}:[{low} TO {high}]")


def _number(bound: float | date | None) -> str:
    if bound is None:
        return "*"
    if isinstance(bound, date):
        return f"{day_number(bound)}.0"
    if math.isnan(bound) or math.isinf(bound):
        return "*"
    return f"{float(bound):.6f}"


def _between(field: str, low: float, high: float) -> TantivyQuery:
    return TantivyQuery.range_query(schema(), field, FieldType.Float, low, high)


def _box(box: Box) -> TantivyQuery:
    latitudes = _between("lat", box.south, box.north)
    if box.west <= box.east:
        return all_of([latitudes, _between("lon", box.west, box.east)])
    halves = any_of([_between("lon", box.west, 180.0), _between("lon", -180.0, box.east)])
    return all_of([latitudes, halves])


def _near(near: Near) -> TantivyQuery:
    """Bands of latitude, each as wide as the circle is at its widest within the band."""
    reach = near.km / _KM_PER_DEGREE
    step = 2 * reach / _BANDS
    bands = []
    for number in range(_BANDS):
        south = near.lat - reach + number * step
        widest = min(max(near.lat, south), south + step)
        bands.append(_band(near, south, south + step, widest, reach))
    return any_of(bands)


def _band(near: Near, south: float, north: float, widest: float, reach: float) -> TantivyQuery:
    """One band; the half width follows from the haversine formula."""
    centre, at = math.radians(near.lat), math.radians(max(-90.0, min(90.0, widest)))
    gap = math.sin(math.radians(reach) / 2) ** 2 - math.sin((at - centre) / 2) ** 2
    scale = math.cos(centre) * math.cos(at)
    if scale <= 0 or gap >= scale:
        return _box(Box(-180.0, south, 180.0, north))
    half = math.degrees(2 * math.asin(math.sqrt(max(0.0, gap) / scale)))
    west = (near.lon - half + 540) % 360 - 180
    east = (near.lon + half + 540) % 360 - 180
    return _box(Box(west, south, east, north))
