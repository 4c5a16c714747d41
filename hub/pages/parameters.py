"""What the address of a search says, read piece by piece: each reader gives some arguments of a `Query`.

No reader raises: what cannot be read counts as not given, so that every address is a search.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from hub.places import web_map

from . import ranges

Reader = Callable[[QueryDict], dict]

KINDS = ("case", "project", "offer", "partnership", "lag", "organisation", "network", "news")
SORTS = ("relevance", "newest", "amount", "title")
VIEWS = ("list", "map")
#: Longest text that is searched for, in characters.
LONGEST = 300
#: The last page that can be gone to by its number; from there one goes on page by page.
LAST_NUMBERED = 50
#: The last number that a page shows of itself.
LAST_TOLD = 100_000
#: More values of one facet than anybody chooses by hand.
MOST_VALUES = 40
_CODE = re.compile(r"[\w+-]{1,60}")
_CURSOR = re.compile(r"[A-Za-z0-9_-]{1,4000}")


@dataclass(frozen=True, slots=True)
class FacetParameter:
    """A facet of the index and the parameter of the address that narrows it down."""

    name: str
    facet: str

    def __call__(self, data: QueryDict) -> dict:
        values = [value for value in data.getlist(self.name)[:MOST_VALUES] if _CODE.fullmatch(value)]
        return {"facets": {self.facet: tuple(dict.fromkeys(values))}} if values else {}


FACETS = (
    FacetParameter("theme", "theme"),
    FacetParameter("country", "country"),
    FacetParameter("region", "region"),
    FacetParameter("lag", "lag"),
    FacetParameter("fund", "fund"),
    FacetParameter("period", "period"),
    FacetParameter("status", "status"),
    FacetParameter("principle", "principle"),
    FacetParameter("territory", "territory"),
    FacetParameter("lang", "language"),
    FacetParameter("year", "year"),
    FacetParameter("lessons", "lessons"),
    FacetParameter("transferable", "transferable"),
    FacetParameter("cooperation", "cooperation"),
)


def text(data: QueryDict) -> dict:
    """`q`: what was typed, blanks tidied."""
    return {"text": " ".join(data.get("q", "")[:LONGEST].replace("\x00", " ").split())}


def kinds(data: QueryDict) -> dict:
    """`kind`: which kinds of records; several are alternatives."""
    return {"kinds": tuple(kind for kind in KINDS if kind in data.getlist("kind"))}


def sort(data: QueryDict) -> dict:
    """`sort`, or the usual one; the best match is none where there are no words to match."""
    chosen = data.get("sort", "")
    if chosen not in SORTS or (chosen == "relevance" and not text(data)["text"]):
        chosen = usual_sort(data)
    return {"sort": chosen}


def usual_sort(data: QueryDict) -> str:
    """The best match first where there are words, else the newest, else by title.

    Groups, organisations and networks have no date to go by.
    """
    if text(data)["text"]:
        return "relevance"
    asked = kinds(data)["kinds"]
    return "title" if asked and not {"case", "project", "news"}.intersection(asked) else "newest"


def number(data: QueryDict) -> int:
    """`page`, from 1: which page it says it is. Where to go on is told by `after`, if there is one."""
    return whole_number(data.get("page"), 1, LAST_TOLD, default=1)


def page(data: QueryDict) -> dict:
    """Where to begin: `after` the page before, else at `page`; a page beyond the last numbered one is that."""
    after = cursor(data)
    return {"after": after} if after else {"page": min(number(data), LAST_NUMBERED)}


def cursor(data: QueryDict) -> str:
    """`after`: where the page before ended; "" for what cannot be one."""
    given = data.get("after", "")
    return given if _CURSOR.fullmatch(given) else ""


def across(data: QueryDict) -> dict:
    """`across=no`: not in other languages. A box that is not ticked sends the "no" that stands before it."""
    return {"across": (data.getlist("across") or ["yes"])[-1] != "no"}


def between(data: QueryDict) -> dict:
    """Ranges of cost and years, as (low, high) by the index's names of them."""
    costs, years = ranges.costs(data), ranges.years(data)
    found: dict = {"amount": (costs.low, costs.high)} if costs else {}
    return {"ranges": found | ({"date": years.days} if years else {})}


def view(data: QueryDict) -> str:
    """`view`: "list" or "map"."""
    chosen = data.get("view", "")
    return chosen if chosen in VIEWS else VIEWS[0]


def box(data: QueryDict) -> tuple[float, float, float, float] | None:
    """`bbox=west,south,east,north` in degrees; None if it is no part of a map."""
    return web_map.box(data.get("bbox", ""))


def part_of_map(data: QueryDict) -> dict:
    """`bbox` as (west, south, east, north)."""
    sides = box(data)
    return {"box": sides} if sides else {}


def zoom(data: QueryDict) -> int:
    """`zoom` of the web map, 0 to 18."""
    return web_map.zoom(data.get("zoom", ""))


def whole_number(value: str | None, low: int, high: int, *, default: int) -> int:
    """A number from `low` to `high`; what lies outside is drawn to the end, what is none is `default`."""
    if not value or not value.isascii() or not value.isdigit() or len(value) > 18:
        return high if value and value.isascii() and value.isdigit() else default
    return min(max(int(value), low), high)


READERS: tuple[Reader, ...] = (text, kinds, sort, page, across, between, part_of_map, *FACETS)


def read(data: QueryDict) -> dict:
    """All readers together: keyword arguments of a `Query`; facets of several readers are joined."""
    found: dict = {"facets": {}}
    for reader in READERS:
        part = reader(data)
        found["facets"] |= part.pop("facets", {})
        found |= part
    return found
