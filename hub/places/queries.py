"""Reads: countries and regions for lists, forms and facets."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from hub.core.words import sort_key
from hub.places import territory
from hub.places.models import Country, Region
from hub.places.names import country_name


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


def ancestors(code: str) -> QuerySet[Region]:
    """The regions that hold this one, the country first."""
    return Region.objects.filter(code__in=territory.ancestors(code)).order_by("level")
