"""Reads: countries and regions for lists, forms and facets."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from hub.core.words import sort_key
from hub.places import territory
from hub.places.kinds import TerritoryKind
from hub.places.models import Country, Region
from hub.places.names import country_name


def eu_members() -> QuerySet[Country]:
    """The 27 Member States."""
    return Country.objects.filter(eu_member=True)


def countries_with_regions() -> QuerySet[Country]:
    """Countries that NUTS or Eurostat's statistical regions divide."""
    return Country.objects.filter(regions__level=0)


def country_choices(codes: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """(code, name) in the reader's language, by name; of all countries, or of those given."""
    if codes is None:
        codes = Country.objects.values_list("code", flat=True)
    lang = get_language() or "en"
    return sorted(
        ((code, country_name(code, lang)) for code in codes), key=lambda pair: sort_key(pair[1], lang)
    )


def within(codes: Iterable[str]) -> QuerySet[Region]:
    """The regions with these codes and all that lie in them; a country's code gives all its regions."""
    wanted = Q(pk__in=[])
    for code in codes:
        for beginning in territory.beginnings(code):
            wanted |= Q(code__startswith=beginning)
    return Region.objects.filter(wanted)


def descendants(code: str) -> QuerySet[Region]:
    """The regions within a region or country, itself not among them."""
    return within([code]).exclude(code=code)


def ancestors(code: str) -> QuerySet[Region]:
    """The regions that hold this one, the country first."""
    return Region.objects.filter(code__in=territory.ancestors(code)).order_by("level")


def regions_of(country: str, level: int | None = None) -> QuerySet[Region]:
    """Regions of a country below the country itself; of one level (1 to 3) when given."""
    found = Region.objects.filter(country_id=country, level__gt=0)
    return found if level is None else found.filter(level=level)


def region_choices(country: str) -> list[tuple[str, str]]:
    """(code, label) of a country's regions for a form: every level, each region after the one that holds it.

    A region that only repeats the one above it (LV0 and LV00 are Latvia) is left out.
    """
    regions = list(regions_of(country).order_by("code"))
    parts: dict[str, int] = {}
    for region in regions:
        parts[region.parent_id] = parts.get(region.parent_id, 0) + 1
    repeats = {region.code for region in regions if region.level < 3 and parts.get(region.parent_id) == 1}
    return [
        (region.code, f"{region.label} ({region.code})") for region in regions if region.code not in repeats
    ]


def inherited_kinds(codes: Iterable[str]) -> list[str]:
    """Territory kinds of the regions with these codes together, in the order of `TerritoryKind`.

    Only levels 2 and 3 count: what holds of half a country says little of a village.
    """
    held = Region.objects.filter(code__in=list(codes), level__gte=2).values_list("kinds", flat=True)
    found = {kind for kinds in held for kind in kinds}
    return [kind.value for kind in TerritoryKind if kind.value in found]
