"""Countries and regions as ways in."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.words import sort_key
from hub.lags import directory
from hub.lags import queries as lags
from hub.pages import figures
from hub.pages.memory import remembered
from hub.places.models import Country, Region
from hub.places.queries import ancestors
from hub.places.territory import normalise
from hub.projects import queries as projects
from hub.projects.models import Project

NEWEST = 6
#: A place with more groups shows these, and the way to the list of all.
GROUPS = 24


def places(request: HttpRequest) -> HttpResponse:
    """All countries with records, each with its figures."""
    lang = get_language() or "en"
    rows = remembered("countries", figures.by_country)
    rows = sorted(rows, key=lambda row: sort_key(row["country"].name, lang))
    return render(request, "pages/places.html", {"rows": rows})


def place(request: HttpRequest, code: str) -> HttpResponse:
    """A country or a NUTS region: its parts, groups, newest projects and main themes."""
    proper = normalise(code)
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
    listed = _groups(code)
    context = {
        "area": area,
        "code": code,
        "is_country": len(code) == 2,
        "parts": counted["parts"],
        "lags": listed[:GROUPS],
        "lag_count": len(listed),
        "totals": counted["totals"],
        "figures": figures.at_a_glance(counted["totals"], len(listed)),
        "newest": newest.order_by(*projects.SORTS["newest"]),
        "themes": counted["themes"],
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


def _groups(code: str) -> list:
    """Groups of the place by the name that the reader sees, each with what a list shows."""
    lang = get_language() or "en"
    known = directory.entries()
    found = [lag for lag in lags.for_lists().filter(pk__in=lags.ids_of_region(code)) if lag.pk in known]
    return sorted(found, key=lambda lag: sort_key(known[lag.pk].name(lang), lang))


def _crumbs(code: str) -> list[tuple[str, str]]:
    """From all countries down to the region above; regions that only repeat another are left out."""
    above: dict[str, str] = {}
    for region in ancestors(code):
        above.setdefault(region.label, region.code)
    return [
        (_("Countries"), reverse("pages:places")),
        *((label, reverse("pages:place", args=[held])) for label, held in above.items()),
    ]
