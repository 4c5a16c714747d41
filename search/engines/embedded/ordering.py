"""The hits of one page, in their order, and the cursor to go on with.

Values to sort by are each document's own (its number is part of them), so a cursor names the last
one shown and the next page is a range after it: as quick at any depth, and right while others
write. By relevance a cursor counts the hits shown; nobody reads on there for long.
"""

import re
from typing import NamedTuple

from tantivy import DocAddress, FieldType, Index, Order, Searcher
from tantivy import Query as TantivyQuery

from search import cursor
from search.contracts import Query
from search.engines.embedded.filters import all_of
from search.engines.embedded.schema import schema
from search.fusion import WINDOW

_USUALLY_DOWN = {"newest": True, "amount": True, "title": False}
"""The usual direction of each order: whether it is downwards."""
_TITLE = "sort_title"
_HEX = re.compile(r"[0-9a-f]{1,3000}")
_INTEGER = 1 << 63


class Ranked(NamedTuple):
    """A record found, its score, and whether it has the words asked for."""

    address: DocAddress
    score: float
    direct: bool = True


class Stretch(NamedTuple):
    """Some records, and where to go on."""

    found: tuple[Ranked, ...] = ()
    next: str = ""


def depth_of(query: Query) -> int:
    """How many hits come before those that are wanted by relevance."""
    after = cursor.read(query.after, int)
    return max(0, after[0]) if after else query.offset


def by_words(
    searcher: Searcher, query: TantivyQuery, limit: int, offset: int = 0
) -> list[tuple[DocAddress, float]]:
    """What matches best, with scores; among the first ones alike go by their numbers."""
    depth = limit + offset
    if depth <= WINDOW:
        found = searcher.search(query, WINDOW, count=False, weight_by_field="boost").hits
        addresses = [address for _score, address in found]
        rows = searcher.fast_field_values("row", addresses)
        ranked = sorted(zip(found, rows, strict=True), key=lambda each: (-each[0][0], each[1]))
        return [(address, score) for (score, address), _row in ranked[offset:depth]]
    found = searcher.search(query, limit, offset=offset, count=False, weight_by_field="boost").hits
    return [(address, score) for score, address in found]


def by_value(searcher: Searcher, index: Index, query: Query, everything: TantivyQuery) -> Stretch:
    """The page of a query in the order of a value; without words to be relevant to, in a fixed one."""
    field, down = _field(query)
    after = cursor.read(query.after, str if field == _TITLE else int)
    beyond = _beyond(index, field, after[0], down=down) if after else None
    if beyond is not None:
        everything = all_of([everything, beyond])
    found = searcher.search(
        everything,
        query.size + 1,
        offset=query.offset if beyond is None else 0,
        count=False,
        order_by_field=field,
        order=Order.Desc if down else Order.Asc,
    ).hits
    shown = found[: query.size]
    return Stretch(
        tuple(Ranked(address, 0.0) for _value, address in shown),
        cursor.write(shown[-1][0]) if len(found) > query.size else "",
    )


def _field(query: Query) -> tuple[str, bool]:
    """The field that holds an order, and whether it goes downwards."""
    if query.sort == "relevance":
        return "row", False
    down = _USUALLY_DOWN[query.sort] if query.descending is None else query.descending
    if query.sort == "title":
        return _TITLE, down
    name = "date" if query.sort == "newest" else query.sort
    return f"sort_{name}_{'down' if down else 'up'}", down


def _beyond(index: Index, field: str, value: str | int, *, down: bool) -> TantivyQuery | None:
    """What comes after a value; None for a value that no document can have."""
    if isinstance(value, int):
        if not -_INTEGER < value < _INTEGER - 1:
            return None
        ends = {"upper_bound": value - 1} if down else {"lower_bound": value + 1}
        return TantivyQuery.range_query(schema(), field, FieldType.Integer, **ends)
    if not _HEX.fullmatch(value):
        return None
    # Only the query parser makes ranges of texts; it is fed hexadecimal digits alone.
    return index.parse_query(f"{field}:{{* TO {value}}}" if down else f"{field}:{{{value} TO *}}")
