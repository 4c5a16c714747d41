"""The address of a search in its one form: parameters in a fixed order, nothing that says nothing."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.http import QueryDict

from . import nearby, parameters, ranges

#: What is dropped from an address when something else of the search changes.
OF_ONE_PAGE = ("page", "after")


def tidy(data: QueryDict) -> QueryDict:
    """The same search with its parameters in a fixed order.

    Without what is unknown, empty, given twice, cannot be read, or is so anyway. A copy that can be changed.
    """
    address = QueryDict(mutable=True)
    for name, values in _parts(data):
        if values := [value for value in values if value]:
            address.setlist(name, values)
    return address


def without(data: QueryDict, *names: str, **changed: str) -> str:
    """An address as a link, "?q=mill": without some parameters, others set, from the first page on."""
    address = tidy(data)
    for name in (*OF_ONE_PAGE, *names):
        address.pop(name, None)
    for name, value in changed.items():
        address[name] = value
    return as_link(tidy(address))


def numbered(data: QueryDict, number: int) -> str:
    """An address as a link to one of its pages."""
    address = tidy(data)
    address["page"] = str(number)
    return as_link(tidy(address))


def further(data: QueryDict, number: int, after: str) -> str:
    """An address as a link to the page that a cursor leads to, which calls itself `number`."""
    address = tidy(data)
    address["page"], address["after"] = str(number), after
    return as_link(tidy(address))


def as_link(address: QueryDict) -> str:
    """An address as a link; "?" alone leads to the page without parameters, where "" would keep them."""
    pairs = [(name, value) for name, values in address.lists() for value in values]
    return f"?{urlencode(pairs, safe=',')}"


def _parts(data: QueryDict) -> Iterator[tuple[str, Iterable[str]]]:
    read = parameters.read(data)
    yield "q", [read["text"]]
    yield "kind", read["kinds"]
    for facet in parameters.FACETS:
        yield facet.name, sorted(read["facets"].get(facet.facet, ()))
    place = nearby.asked(data)
    yield "place", [place]
    distance = nearby.distance(data)
    yield "km", [str(distance) if place and distance != nearby.USUAL else ""]
    for subject, ends in (("cost", ranges.costs(data)), ("year", ranges.years(data))):
        for name, end in zip(ranges.names(subject), (ends.low, ends.high), strict=True):
            yield name, ["" if end is None else str(end)]
    yield "bbox", [",".join(f"{side:g}" for side in read["box"]) if "box" in read else ""]
    yield "across", ["" if read["across"] else "no"]
    yield "sort", ["" if read["sort"] == parameters.usual_sort(data) else read["sort"]]
    view = parameters.view(data)
    yield "view", ["" if view == parameters.VIEWS[0] else view]
    yield "page", [_page(data)]
    yield "after", [parameters.cursor(data)]


def _page(data: QueryDict) -> str:
    number = parameters.number(data)
    if not parameters.cursor(data):
        number = min(number, parameters.LAST_NUMBERED)
    return "" if number == 1 else str(number)
