"""The order of hits, and the cursor to go on with.

Every order ends in the record's own number, so a cursor names the last hit shown and the next page
begins right after it: as quick at any depth, and right while others write.
"""

import math
from typing import Any, NamedTuple

from search import cursor
from search.contracts import MAX_WINDOW, Query

_USUALLY_DOWN = {"newest": True, "amount": True, "title": False}
"""The usual direction of each order: whether it is downwards."""
_FIELDS = {"newest": "n.date", "amount": "n.amount", "title": "sort_title"}
_INTEGER = 1 << 63


class Start(NamedTuple):
    """Where a page begins: after so many hits, or after the one with these values."""

    depth: int = 0
    after: tuple[Any, ...] = ()


def by_relevance() -> list[dict]:
    """Best first; alike ones by their numbers."""
    return [{"_score": {"order": "desc"}}, {"row": {"order": "asc"}}]


def by_value(query: Query) -> list[dict]:
    """The order of a value, records without it last; without words to be relevant to, a fixed order."""
    if query.sort == "relevance":
        return [{"row": {"order": "asc"}}]
    down = _USUALLY_DOWN[query.sort] if query.descending is None else query.descending
    way = "desc" if down else "asc"
    kind = "keyword" if query.sort == "title" else "long"
    value = {"order": way, "missing": "_last", "unmapped_type": kind}
    return [{_FIELDS[query.sort]: value}, {"row": {"order": way}}]


def start(query: Query) -> Start:
    """Where the page of a query begins in the order of a value; what is no cursor of it counts for none."""
    values = _values(query)
    if values and all(_fits(value) for value in values if isinstance(value, int)):
        return Start(0, tuple(values))
    return Start(query.offset)


def start_by_relevance(query: Query) -> Start:
    """The same by relevance, where a cursor counts the hits shown and may name the last one."""
    values = cursor.read(query.after, int, float, int)
    if values and math.isfinite(values[1]) and _fits(values[2]):
        return Start(max(0, values[0]), (values[1], values[2]))
    counted = cursor.read(query.after, int)
    return Start(min(max(0, counted[0]), MAX_WINDOW)) if counted else Start(query.offset)


def _values(query: Query) -> list[Any] | None:
    if query.sort == "relevance":
        return cursor.read(query.after, int)
    return cursor.read(query.after, str if query.sort == "title" else int, int)


def _fits(value: int) -> bool:
    return -_INTEGER <= value < _INTEGER
