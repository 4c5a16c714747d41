"""The facets of a search as its form offers them: their values with names and counts."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from . import labels, parameters, regions

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


def groups(query, page) -> list[FacetGroup]:
    """The facets of a query (`search.Query`) with what its page (`search.Page`) counted, as they are offered."""
    return [_group(name, query, page) for name in ORDER]


def kinds(query, page) -> list[Option]:
    """How many of each kind there are; what nothing was found of is left out unless it was chosen."""
    return sorted(options("kind", query, page), key=lambda option: parameters.KINDS.index(option.value))


def wishes(query, page) -> list[Option]:
    """What lessons a project tells, whether it can be done elsewhere, whether it is cooperation."""
    return [option for name in WISHES for option in options(name, query, page) if option.value != "no"]


def options(name: str, query, page) -> list[Option]:
    """The values of one facet that have a name, chosen ones first, else most frequent first."""
    chosen = query.kinds if name == "kind" else query.facets.get(name, ())
    counts = {value: count for value, count in page.facet(name).values if _offered(name, value)}
    counts |= {value: 0 for value in chosen if value not in counts}
    names = labels.KINDS if name == "kind" else labels.of(name, counts)
    found = [
        Option(PARAMETER[name], value, str(names[value]), count, value in chosen)
        for value, count in counts.items()
        if value in names
    ]
    return sorted(found, key=lambda option: not option.chosen)


def _group(name: str, query, page) -> FacetGroup:
    chosen = query.facets
    group = FacetGroup(
        PARAMETER[name], str(labels.FACETS[name]), options(name, query, page), name in OPEN or name in chosen
    )
    if name != "region":
        return group
    countries = chosen.get("country", ())
    note = "" if countries else _("The regions with the most; choose a country to see all of its own.")
    return replace(group, options=regions.arranged(group.options, countries), note=note)


def _offered(facet: str, value: str) -> bool:
    """Of regions those of NUTS levels 2 and 3: the country is a facet of its own."""
    return facet != "region" or len(value) >= 4
