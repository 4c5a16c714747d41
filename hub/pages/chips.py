"""All that was chosen in a search, each to be taken away again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from hub.core import formats

from . import labels, nearby, ranges, tidy
from .facets import PARAMETER


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen: what it says, and the same search without it.

    names: parameters that hold it; value: which of several values, "" for all of them.
    """

    label: str
    names: tuple[str, ...]
    value: str
    address: QueryDict

    @property
    def link(self) -> str:
        """The same search without it, from the first page on."""
        return tidy.as_link(self.rest)

    @property
    def rest(self) -> QueryDict:
        """The address of that search."""
        address = self.address.copy()
        for name in tidy.OF_ONE_PAGE:
            address.pop(name, None)
        for name in self.names:
            kept = [held for held in address.getlist(name) if self.value and held != self.value]
            address.setlist(name, kept)
        return tidy.tidy(address)


def chips(address: QueryDict, query, near: nearby.Nearby | None) -> Iterator[Chip]:
    """The choices of a tidy address; `query` (`search.Query`) and `near` are what was made of it."""
    for facet, values in query.facets.items():
        if facet in PARAMETER:
            names = labels.of(facet, values)
            for value in values:
                yield Chip(names.get(value, value), (PARAMETER[facet],), value, address)
    if query.near:
        yield Chip(near.label, ("place", "km"), "", address)
    if query.box:
        yield Chip(_("part of the map"), ("bbox",), "", address)
    if costs := ranges.costs(address):
        yield Chip(_cost(costs), ranges.names("cost"), "", address)
    if years := ranges.years(address):
        yield Chip(_years(years), ranges.names("year"), "", address)
    if not query.across:
        yield Chip(_("not in other languages"), ("across",), "", address)


def _cost(ends: ranges.Ends) -> str:
    low, high = (None if end is None else formats.money(end) for end in (ends.low, ends.high))
    if high is None:
        return _("total cost from %(low)s") % {"low": low}
    if low is None:
        return _("total cost up to %(high)s") % {"high": high}
    return _("total cost %(low)s to %(high)s") % {"low": low, "high": high}


def _years(ends: ranges.Ends) -> str:
    if ends.high is None:
        return _("since %(year)s") % {"year": ends.low}
    if ends.low is None:
        return _("until %(year)s") % {"year": ends.high}
    if ends.low == ends.high:
        return _("in %(year)s") % {"year": ends.low}
    return _("%(first)s to %(last)s") % {"first": ends.low, "last": ends.high}
