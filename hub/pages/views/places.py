"""Countries and regions as ways in."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.caching.memory import remembered
from hub.core.words import sort_key
from hub.lags import directory
from hub.lags import queries as lags
from hub.pages import figures, meta, statistics
from hub.pages.statistics import Scope
from hub.places.editions import Status, resolve
from hub.places.models import Country, Region
from hub.places.queries import ancestors
from hub.places.territory import normalise
from hub.projects import queries as projects
from hub.projects.models import Project

NEWEST = 6
CHARTS = ("money-by-year", "projects-by-year")
#: A place with more groups shows these, and the way to the list of all.
GROUPS = 24


def places(request: HttpRequest) -> HttpResponse:
    """All countries with records, each with its figures."""
    lang = get_language() or "en"
    rows = remembered("countries", figures.by_country)
    rows = sorted(rows, key=lambda row: sort_key(row["country"].name, lang))
    return render(request, "pages/places.html", {"rows": rows})


def place(request: HttpRequest, code: str) -> HttpResponse:
    """A country or a NUTS region: its parts, groups, newest projects and main themes.

    A code of an older edition that has one successor leads there.
    """
    found = resolve(code)
    proper = found.region if found.status == Status.MAPPED else normalise(code)
    if proper != code:
        return HttpResponsePermanentRedirect(reverse("pages:place", args=[proper]))
    area = (Country if len(code) == 2 else Region).objects.filter(pk=code).first()
    if area is None:
        raise Http404
    held = projects.filtered(**({"country": code} if len(code) == 2 else {"region": code}))
    counted = remembered(f"place {code}", lambda: _counted(code, held))
    # Cut before all that a list shows is joined to it: the index of country and start then gives these few.
    first = held.order_by(*projects.SORTS["newest"]).values("pk")[:NEWEST]
    newest = projects.for_lists().filter(pk__in=first)
    listed, listed_count = _groups(code)
    scope = Scope(country=code) if len(code) == 2 else Scope(region=code)
    context = {
        "area": area,
        "meta": meta.of_area(area),
        "code": code,
        "is_country": len(code) == 2,
        "parts": counted["parts"],
        "lags": listed,
        "lag_count": listed_count,
        "totals": counted["totals"],
        "figures": figures.at_a_glance(counted["totals"], listed_count),
        "newest": newest.order_by(*projects.SORTS["newest"]),
        "themes": counted["themes"],
        "charts": statistics.shown(scope, slugs=CHARTS),
        "crumbs": _crumbs(code),
        "of_area": f"{'country' if len(code) == 2 else 'region'}={code}",
    }
    return render(request, "pages/place.html", context)


def _counted(code: str, held: QuerySet[Project]) -> dict:
    return {
        "parts": figures.by_part(code),
        "totals": projects.totals(held),
        "themes": figures.themes_of(held),
    }


def _groups(code: str) -> tuple[list, int]:
    """The first groups of the place by the name that the reader sees, as lists show them; how many in all."""
    entries = directory.chosen(set(lags.ids_of_region(code).values_list("pk", flat=True)))
    found = lags.for_lists().in_bulk([entry.id for entry in entries[:GROUPS]])
    return [found[entry.id] for entry in entries[:GROUPS] if entry.id in found], len(entries)


def _crumbs(code: str) -> list[tuple[str, str]]:
    """From all countries down to the region above; regions that only repeat another are left out."""
    above: dict[str, str] = {}
    for region in ancestors(code):
        above.setdefault(region.label, region.code)
    return [
        (_("Countries"), reverse("pages:places")),
        *((label, reverse("pages:place", args=[held])) for label, held in above.items()),
    ]
