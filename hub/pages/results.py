"""The page of a search as its template shows it: hits, facets with names, what was chosen, the way on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.paging import Pager
from hub.core.shown import shown

from . import chips, facets, labels, nearby, parameters, ranges, search, theme_words, tidy, way_on
from .facets import FacetGroup, Option
from .gazetteer import Place
from .rows import Row


@dataclass(frozen=True)
class SearchResults:
    """What was asked and what was found.

    data: the address as it came. address: the same search in its one form, which all links are made from.
    """

    data: QueryDict
    address: QueryDict
    query: object
    page: object
    rows: list[Row] = field(default_factory=list)
    near: nearby.Nearby | None = None

    @property
    def total(self) -> int:
        return self.page.total

    @property
    def only_near(self) -> int:
        """How many of the hits are only near in meaning to what was typed."""
        return self.total - self.page.direct

    @property
    def number(self) -> int:
        """Which page of the hits this is, from 1."""
        return parameters.number(self.data) if self.query.after else self.query.page

    @cached_property
    def pager(self) -> Pager | None:
        """Pages that can be gone to by number; None beyond them."""
        if self.query.after:
            return None
        return Pager.of(
            self.query.page, self.total, self.query.size, self.query.size * parameters.LAST_NUMBERED
        )

    @property
    def further(self) -> str:
        """Link to the next page where pages have no numbers any more; "" elsewhere and after the last."""
        if not self.page.next or (self.pager and self.pager.next):
            return ""
        return tidy.further(self.address, self.number + 1, self.page.next)

    @cached_property
    def kinds(self) -> list[Option]:
        """How many of each kind there are."""
        return facets.kinds(self.query, self.page)

    @property
    def every_kind(self) -> int:
        """How many there are of all kinds together."""
        return sum(option.count for option in self.kinds)

    @cached_property
    def facets(self) -> list[FacetGroup]:
        """Those that narrow down, in the order in which they are offered."""
        return facets.groups(self.query, self.page)

    @cached_property
    def wishes(self) -> list[Option]:
        """Single wishes, offered together."""
        return facets.wishes(self.query, self.page)

    @property
    def by_country(self) -> list[Option]:
        """Hits in each country, most first."""
        return sorted(facets.options("country", self.query, self.page), key=lambda option: -option.count)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """(parameter, value) of choices that the form has no field for, to be kept when it is sent."""
        offered = {(option.name, option.value) for group in self.facets for option in group.options}
        offered |= {(option.name, option.value) for option in self.wishes}
        asked = ((name, value) for name in (*_CHOICES, "bbox") for value in self.address.getlist(name))
        return [pair for pair in asked if pair not in offered]

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        """Orders to choose from: (value, label, chosen). The usual one has no value: it may change."""
        usual = parameters.usual_sort(self.data)
        return [
            ("" if name == usual else name, str(label), name == self.query.sort)
            for name, label in labels.SORTS.items()
            if name != "relevance" or self.query.text
        ]

    @property
    def cost(self) -> ranges.Ends:
        """The total cost asked for."""
        return ranges.costs(self.data)

    @property
    def years(self) -> ranges.Ends:
        """The years asked for."""
        return ranges.years(self.data)

    @property
    def troubles(self) -> list[str]:
        """Sentences on what the form was given and could not be read, or was read otherwise."""
        return list(_troubles(self.cost, self.years))

    @property
    def is_wordless(self) -> bool:
        """Whether something was typed that has no letter and no digit, so that nothing can be looked for."""
        return search.is_wordless(self.query.text)

    @cached_property
    def themes(self) -> list[tuple[str, str]]:
        """(slug, label) of themes that are called what was typed, if they are not chosen already."""
        chosen = self.query.facets.get("theme", ())
        return [(slug, label) for slug, label in theme_words.named(self.query.text) if slug not in chosen]

    @cached_property
    def chips(self) -> list[chips.Chip]:
        """All that was chosen, each to be taken away again."""
        return list(chips.chips(self.address, self.query, self.near))

    @property
    def without_chips(self) -> str:
        """The same words without anything chosen."""
        return tidy.without(
            self.address, *(name for name in self.address if name not in ("q", "kind", "view", "sort"))
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave only a part of the catalogue."""
        return bool(self.query.text or self.chips)

    @property
    def link(self) -> str:
        """The shortest address of this search, to keep or to send on."""
        return f"{reverse('pages:search')}{tidy.without(self.address)}".removesuffix("?")

    @cached_property
    def corrected(self) -> way_on.Way | None:
        """The search with a better spelling."""
        return way_on.corrected(self.address, self.page.suggestion)

    @cached_property
    def with_less(self) -> list[way_on.Way]:
        """The same search with less asked for."""
        return way_on.with_less(self.address, self.chips)

    @cached_property
    def near_themes(self) -> list[tuple[str, str]]:
        """(label, link) of themes and concepts that may be meant."""
        return way_on.near_themes(self.address)

    @cached_property
    def left_out(self) -> list[str]:
        """Sentences on what was typed and not searched for."""
        return way_on.left_out(self.data, self.query, self.page.direct)

    @property
    def map_url(self) -> str:
        """Where the map asks for what was found; it adds its own part and zoom."""
        return f"{reverse('pages:search_map')}{tidy.without(self.address, 'view', 'sort', 'bbox')}"

    @property
    def image_url(self) -> str:
        """A drawing of the same map, for those without scripts."""
        return f"{reverse('pages:search_map_image')}{tidy.without(self.address, 'view', 'sort')}"

    @property
    def places(self) -> list[tuple[Place, str]]:
        """Places of the name that was given, each with the same search near it."""
        choices = self.near.choices if self.near else ()
        return [
            (place, tidy.without(self.address, place=nearby.as_text(place.point, place.name)))
            for place in choices
        ]

    @property
    def not_on_map(self) -> int:
        """How many of the hits no place is known of; to be asked only where `search_page` asked for it."""
        return self.total - sum(cell.count for cell in self.page.cells)

    @property
    def box(self) -> str:
        """The part of the map that was asked for, "west,south,east,north"; "" for none."""
        return self.address.get("bbox", "")

    @property
    def distances(self) -> list[tuple[int, bool]]:
        """How far "near" may be, in km, and whether that is chosen."""
        chosen = self.near.km if self.near else nearby.USUAL
        return [(km, km == chosen) for km in sorted({*nearby.DISTANCES, chosen})]

    @property
    def list_url(self) -> str:
        """The same search as a list."""
        return f"{reverse('pages:search')}{tidy.without(self.address, 'view', 'bbox')}"


#: Parameters that hold choices of facets.
_CHOICES = tuple(reader.name for reader in parameters.FACETS)


def search_page(data: QueryDict) -> SearchResults:
    """Search for what an address says. Raises `search.Unavailable`."""
    on_map = parameters.view(data) == "map"
    # The one cell of the whole world tells how many of the hits have a place.
    near = nearby.read(data)
    query = search.query_of(data, near, cells_zoom=0 if on_map else None)
    found = search.find(query)
    named = _named(query, found.items)
    rows = [
        Row(item.record, item.hit.kind, shown(item.record), item.hit, near, named) for item in found.items
    ]
    return SearchResults(data, tidy.tidy(data), query, found.page, rows, near)


def _named(query, items) -> dict[str, str]:
    """Id -> label of what the words of the query name, where a hit was found by that alone."""
    if any("concept" in item.hit.found_by and "words" not in item.hit.found_by for item in items):
        return labels.themes(search.themes_of(query))
    return {}


def _troubles(cost: ranges.Ends, years: ranges.Ends) -> Iterator[str]:
    for typed in cost.unread:
        yield _("“%(typed)s” is no amount in euros; it was left out.") % {"typed": typed}
    for typed in years.unread:
        first, last = ranges.YEARS
        yield _("“%(typed)s” is no year from %(first)s to %(last)s; it was left out.") % {
            "typed": typed, "first": first, "last": last,
        }  # fmt: skip
    if cost.swapped or years.swapped:
        yield _("The lower end was above the upper one; they were taken the other way round.")
