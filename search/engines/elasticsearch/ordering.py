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
    """Where a page begins: after so many hits, or after the one with these values (its depth is then told)."""

    depth: int = 0
    after: list[Any] | None = None


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


def start(query: Query, *, scored: bool) -> Start:
    """Where the page of a query begins. What is no cursor of this order counts for none."""
    if scored:
        values = cursor.read(query.after, int, float, int)
        if values and math.isfinite(values[1]) and _fits(values[2]):
            return Start(max(0, values[0]), values[1:])
    else:
        values = _values(query)
        if values and all(_fits(value) for value in values if isinstance(value, int)):
            return Start(0, values)
    return Start(min(query.offset, MAX_WINDOW - query.size))


def after(query: Query, hit: dict, depth: int, *, scored: bool) -> str:
    """The cursor behind a hit that is number ``depth``."""
    values = hit["sort"]
    return cursor.write(depth, float(values[0]), values[1]) if scored else cursor.write(*values)


def _values(query: Query) -> list[Any] | None:
    if query.sort == "relevance":
        return cursor.read(query.after, int)
    return cursor.read(query.after, str if query.sort == "title" else int, int)


def _fits(value: int) -> bool:
    return -_INTEGER <= value < _INTEGER
