"""What narrows a query down: facets, ranges and places, as queries that do not score."""

import math
import re
from collections.abc import Callable, Collection
from datetime import date

from tantivy import FieldType, Index, Occur, Searcher
from tantivy import Query as TantivyQuery

from search.contracts import Box, Near, Query, Range
from search.engines.embedded.circles import circle_box, distance_km
from search.engines.embedded.schema import schema
from search.engines.encoding import HUNDREDTHS, clamped, day_number

_NAME = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")


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


def kind_filter(kinds: Collection[str]) -> TantivyQuery:
    """Documents of these kinds."""
    return _facet("kind", tuple(kinds))


def other_filters(query: Query, index: Index, searcher: Searcher) -> list[TantivyQuery]:
    """Ranges and places."""
    filters = [_range(name, bounds, index) for name, bounds in query.ranges.items()]
    if query.box is not None:
        filters.append(_box(query.box))
    if query.near is not None:
        filters.append(_near(query.near, searcher))
    return filters


def _facet(name: str, values: tuple[str, ...]) -> TantivyQuery:
    if not _NAME.fullmatch(name):
        return nothing()
    if len(values) == 1:
        return TantivyQuery.term_query(schema(), f"f.{name}", values[0], "basic")
    return TantivyQuery.term_set_query(schema(), f"f.{name}", list(values))


def _range(name: str, bounds: Range, index: Index) -> TantivyQuery:
    """A range of a JSON number, which only the query parser can make: fed whole numbers alone.

    Whole, because the engine panics when one end has a fraction and the other has none.
    """
    if not _NAME.fullmatch(name):
        return nothing()
    low, high = _bound(bounds.low, math.ceil), _bound(bounds.high, math.floor)
    if low == high == "*":
        return TantivyQuery.all_query()
    return index.parse_query(f"n.{name}:[{low} TO {high}]")


def _bound(bound: float | date | None, whole: Callable[[float], int]) -> str:
    if bound is None:
        return "*"
    if isinstance(bound, date):
        return str(day_number(bound) * HUNDREDTHS)
    if math.isnan(bound) or math.isinf(bound):
        return "*"
    # Rounded first: 1.1 * 100 is a little more than 110.
    return str(whole(round(clamped(bound) * HUNDREDTHS, 4)))


def _between(field: str, low: float, high: float) -> TantivyQuery:
    return TantivyQuery.range_query(schema(), field, FieldType.Float, low, high)


def _box(box: Box) -> TantivyQuery:
    latitudes = _between("lat", box.south, box.north)
    if box.west <= box.east:
        return all_of([latitudes, _between("lon", box.west, box.east)])
    halves = any_of([_between("lon", box.west, 180.0), _between("lon", -180.0, box.east)])
    return all_of([latitudes, halves])


def _near(near: Near, searcher: Searcher) -> TantivyQuery:
    """The box around a circle without the records in its corners.

    The engine knows no distances, so those are worked out here; what is left out is named one by one,
    because that is the smaller part of the box.
    """
    around = _box(circle_box(near))
    addresses = [address for _, address in searcher.search(around, _at_most(searcher), count=False).hits]
    latitudes, longitudes, rows = (
        searcher.fast_field_values(field, addresses) for field in ("lat", "lon", "row")
    )
    outside = [
        row
        for lat, lon, row in zip(latitudes, longitudes, rows, strict=True)
        if distance_km(near.lat, near.lon, lat, lon) > near.km
    ]
    if not outside:
        return around
    corners = TantivyQuery.term_set_query(schema(), "row", outside)
    return TantivyQuery.boolean_query([(Occur.Must, around), (Occur.MustNot, corners)])


def _at_most(searcher: Searcher) -> int:
    return max(1, searcher.num_docs)
