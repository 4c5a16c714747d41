"""The page of a search as its template shows it: hits, facets with names, what was chosen, the way on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.core import formats
from hub.core.paging import Pager
from hub.core.shown import Shown, shown

from . import labels, nearby, parameters, regions, search, theme_words
from .gazetteer import Place

#: Facets in the order in which they are offered; the first ones are open.
ORDER = ("theme", "country", "region", "status", "fund", "period", "language")
OPEN = ("theme", "country")
#: Single wishes, offered together.
WISHES = ("lessons", "transferable", "cooperation")
PARAMETER = {"kind": "kind"} | {reader.facet: reader.name for reader in parameters.FACETS}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that can be chosen."""

    name: str
    value: str
    label: str
    count: int
    chosen: bool
    #: How far it is indented below the option that holds it: 0 or 1.
    depth: int = 0
    #: What stands above it, where a new part of the list begins.
    heading: str = ""

    @property
    def id(self) -> str:
        """Name of its box on the page."""
        return f"{self.name}-{self.value}".replace("+", "-plus")


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with its options, those that were chosen first."""

    name: str
    label: str
    options: list[Option]
    open: bool = False
    #: What to know of the options that are not offered.
    note: str = ""

    @property
    def chosen_count(self) -> int:
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True, slots=True)
class Row:
    """A hit: the record, its words for the reader, and where the words were found."""

    record: object
    kind: str
    text: Shown
    hit: object
    near: nearby.Nearby | None = None

    @property
    def at(self) -> str:
        """Its own point as "lat,lon" for the map; "" where only its region is known."""
        record = self.record
        return "" if record.lat is None else f"{record.lat:.5f},{record.lon:.5f}"

    @property
    def peek(self) -> str:
        """Address of what the map says of it."""
        return reverse("pages:peek", args=[self.kind, self.record.pk])

    @property
    def kind_label(self) -> str:
        """What kind of record it is, in the singular."""
        return str(labels.KIND[self.kind])

    @property
    def facts(self) -> list[str]:
        """A line about the record: where, of whom, when, how far, how much."""
        away = self.near.away(self.record.lat, self.record.lon) if self.near else ""
        return [*filter(None, (away,)), *_facts(self.kind, self.record)]

    @property
    def title_is_marked(self) -> bool:
        """Whether the title that matched is the one that is shown."""
        return self.hit.lang == self.text.lang and bool(self.hit.title)

    @property
    def has_snippet(self) -> bool:
        """Whether the words were found in the text, so that the place says more than the summary."""
        return any(found for _text, found in self.hit.snippet.parts)


@dataclass(frozen=True)
class SearchResults:
    """What was asked and what was found."""

    data: QueryDict
    query: object
    page: object
    rows: list[Row] = field(default_factory=list)
    near: nearby.Nearby | None = None

    @property
    def total(self) -> int:
        return self.page.total

    @cached_property
    def pager(self) -> Pager:
        return Pager.of(self.query.page, self.total, self.query.size, self.query.size * search.LAST_PAGE)

    @cached_property
    def kinds(self) -> list[Option]:
        """How many of each kind there are; what nothing was found of is left out unless it was chosen."""
        return sorted(self._options("kind"), key=lambda option: parameters.KINDS.index(option.value))

    @property
    def every_kind(self) -> int:
        """How many there are of all kinds together."""
        return sum(option.count for option in self.kinds)

    @cached_property
    def facets(self) -> list[FacetGroup]:
        """Those that narrow down, in the order in which they are offered."""
        return [self._facet(name) for name in ORDER]

    @property
    def by_country(self) -> list[Option]:
        """Hits in each country, most first."""
        return sorted(self._options("country"), key=lambda option: -option.count)

    @property
    def hidden(self) -> list[Option]:
        """Choices that no facet offers, to be kept when the form is sent."""
        offered = {(option.name, option.value) for group in self.facets for option in group.options}
        offered |= {(option.name, option.value) for option in self.wishes}
        return [
            chip for chip in self.chips if chip.name != "place" and (chip.name, chip.value) not in offered
        ]

    @cached_property
    def wishes(self) -> list[Option]:
        """What lessons a project tells, whether it can be done elsewhere, whether it is cooperation."""
        return [option for name in WISHES for option in self._options(name) if option.value != "no"]

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
    def is_wordless(self) -> bool:
        """Whether something was typed that has no letter and no digit, so that nothing can be looked for."""
        return search.is_wordless(self.query.text)

    @cached_property
    def themes(self) -> list[tuple[str, str]]:
        """(slug, label) of themes that are called what was typed, if they are not chosen already."""
        chosen = self.query.facets.get("theme", ())
        return [(slug, label) for slug, label in theme_words.named(self.query.text) if slug not in chosen]

    @cached_property
    def chips(self) -> list[Option]:
        """All that was chosen, each to be taken away again."""
        return list(self._chips())

    @property
    def is_narrowed(self) -> bool:
        """Whether words or filters leave only a part of the catalogue."""
        return bool(self.query.text or self.chips)

    @property
    def map_url(self) -> str:
        """Where the map asks for what was found; it adds its own part and zoom."""
        return f"{reverse('pages:search_map')}?{self._without('page', 'view', 'sort', 'bbox')}"

    @property
    def image_url(self) -> str:
        """A drawing of the same map, for those without scripts."""
        return f"{reverse('pages:search_map_image')}?{self._without('page', 'view', 'sort')}"

    @property
    def places(self) -> list[tuple[Place, str]]:
        """Places of the name that was given, each with the same search near it."""
        choices = self.near.choices if self.near else ()
        return [(place, f"?{self._without('page', place=nearby.as_text(place.point, place.name))}") for place in choices]

    @property
    def not_on_map(self) -> int:
        """How many of the hits no place is known of; to be asked only where `search_page` asked for it."""
        return self.total - sum(cell.count for cell in self.page.cells)

    @property
    def box(self) -> str:
        """The part of the map that was asked for, "west,south,east,north"; "" for none."""
        return ",".join(f"{side:g}" for side in self.query.box) if self.query.box else ""

    @property
    def distances(self) -> list[tuple[int, bool]]:
        """How far "near" may be, in km, and whether that is chosen."""
        chosen = self.near.km if self.near else nearby.USUAL
        return [(km, km == chosen) for km in sorted({*nearby.DISTANCES, chosen})]

    @property
    def list_url(self) -> str:
        """The same search as a list."""
        return f"{reverse('pages:search')}?{self._without('page', 'view', 'bbox')}"

    def _without(self, *names: str, **changed: str) -> str:
        query = self.data.copy()
        for name in names:
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return query.urlencode()

    def _chips(self) -> Iterator[Option]:
        if self.query.box:
            yield Option("bbox", self.data["bbox"], _("part of the map"), 0, True)
        if self.query.near:
            yield Option("place", self.data["place"], self.near.label, 0, True)
        for facet, values in self.query.facets.items():
            if facet not in PARAMETER:
                continue
            names = labels.of(facet, values)
            for value in values:
                yield Option(PARAMETER[facet], value, names.get(value, value), 0, True)

    def _facet(self, name: str) -> FacetGroup:
        chosen = self.query.facets
        group = FacetGroup(
            PARAMETER[name], str(labels.FACETS[name]), self._options(name), name in OPEN or name in chosen
        )
        if name != "region":
            return group
        countries = chosen.get("country", ())
        note = "" if countries else _("The regions with the most; choose a country to see all of its own.")
        return replace(group, options=regions.arranged(group.options, countries), note=note)

    def _options(self, name: str) -> list[Option]:
        chosen = self.query.kinds if name == "kind" else self.query.facets.get(name, ())
        counts = {value: count for value, count in self.page.facet(name).values if _offered(name, value)}
        counts |= {value: 0 for value in chosen if value not in counts}
        names = labels.KINDS if name == "kind" else labels.of(name, counts)
        options = [
            Option(PARAMETER[name], value, str(names[value]), count, value in chosen)
            for value, count in counts.items()
            if value in names
        ]
        return sorted(options, key=lambda option: not option.chosen)


def _facts(kind: str, record) -> Iterator[str]:
    if kind == "organisation":
        yield from filter(None, (record.town, record.get_kind_display() if record.kind else ""))
        yield ngettext("%(count)s project", "%(count)s projects", record.project_count) % {
            "count": formats.number(record.project_count)
        }
    elif kind == "lag":
        period = next(iter(record.periods.all()), None)
        if period:
            yield f"{period.period} {period.code}".strip()
            if period.population:
                yield _("%(people)s inhabitants") % {"people": formats.number(period.population)}
        yield ngettext("%(count)s project", "%(count)s projects", record.project_count) % {
            "count": formats.number(record.project_count)
        }
    else:
        yield from filter(None, (record.place or (record.region.label if record.region else ""),))
        yield from filter(None, (record.lag.name if record.lag else "", str(record.year or "")))
        if record.status != record.Status.UNKNOWN:
            yield record.get_status_display()
        if record.total_eur is not None:
            yield formats.money(record.total_eur)


def _offered(facet: str, value: str) -> bool:
    """Of regions those of NUTS levels 2 and 3: the country is a facet of its own."""
    return facet != "region" or len(value) >= 4


def search_page(data: QueryDict) -> SearchResults:
    """Search for what an address says. Raises `search.Unavailable`."""
    on_map = parameters.view(data) == "map"
    # The one cell of the whole world tells how many of the hits have a place.
    near = nearby.read(data)
    query = search.query_of(data, near, cells_zoom=0 if on_map else None)
    found = search.find(query)
    rows = [Row(item.record, item.hit.kind, shown(item.record), item.hit, near) for item in found.items]
    return SearchResults(data, query, found.page, rows, near)
