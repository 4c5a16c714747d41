"""One group's page, and its outline for the map."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core import formats
from hub.core.addresses import moved
from hub.core.meta import Meta
from hub.core.shown import Shown, described, languages_of, shown
from hub.lags import meta, outlines, profile, queries, search
from hub.lags.models import Lag, LagPeriod
from hub.places import basemap
from hub.places.about import in_first
from hub.places.geo import Point

#: Groups alike that are named.
ALIKE = 5


def lag_profile(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """Who they are, their area, periods and money, what they funded. 404 for drafts."""
    lag = get_object_or_404(queries.for_profile(), pk=pk)
    if redirect := moved(request, lag):
        return redirect
    wanted = request.GET.get("lang", "")[:2]
    text = shown(lag, wanted)
    periods = list(lag.periods.all())
    outlined = next((period for period in periods if period.has_outline), None)
    exact = lag.lat is not None
    about = None if exact else in_first(f"lag:{lag.pk}", lag.regions.all())
    context = {
        "lag": lag,
        "text": text,
        "description": described(lag, wanted),
        "languages": languages_of(lag, text.lang),
        "periods": periods,
        "figures": _figures(periods),
        "meta": _meta(lag, text, Point(lag.lat, lag.lon) if exact else about),
        "outlined": outlined,
        "has_map": outlined is not None or exact or about is not None,
        "point": Point(lag.lat, lag.lon) if exact else about,
        "in_region": about is not None,
        "history": queries.history(lag),
        "sections": profile.sections(lag),
        "alike": _alike(lag.pk),
        "crumbs": [
            (_("LAGs"), reverse("lags:index")),
            (lag.country, f"{reverse('lags:index')}?country={lag.country_id}"),
        ],
    }
    return render(request, "lags/profile.html", context)


def _meta(lag: Lag, text: Shown, point: Point | None) -> Meta:
    named = _("New projects: %(of)s") % {"of": text.title}
    return meta.of_group(lag, text, point, ((named, f"{reverse('projects:feed')}?lag={lag.pk}"),))


def _alike(lag: int) -> list[Lag]:
    """Groups that tell of themselves what this one tells, nearest first."""
    nearest = search.more_like(lag, ALIKE)
    known = queries.public().select_related("country").in_bulk(nearest) if nearest else {}
    return [known[pk] for pk in nearest if pk in known]


def _figures(periods: list[LagPeriod]) -> list[tuple[str, str]]:
    """(label, value) of people, area and density of the newest period that tells any of them."""
    told = next((period for period in periods if period.population or period.area_km2), None)
    if told is None:
        return []
    values = (
        (_("people"), told.population, 0),
        (_("km²"), told.area_km2, 0),
        (_("people per km²"), told.density, 1),
    )
    return [(label, formats.number(value, digits)) for label, value, digits in values if value]


def lag_map(request: HttpRequest, pk: int) -> HttpResponse:
    """The group's outline, or its point, as a drawing: its map for those without scripts. 404 for drafts."""
    boundary = queries.newest_outline(pk)
    if boundary:
        box = (boundary.west, boundary.south, boundary.east, boundary.north)
        drawn = basemap.svg(box, outlines=[outlines.of_size(boundary.geometry)])
    else:
        lag = get_object_or_404(queries.public().prefetch_related("regions"), pk=pk)
        point = Point(lag.lat, lag.lon) if lag.lat is not None else in_first(f"lag:{pk}", lag.regions.all())
        if point is None:
            raise Http404
        drawn = basemap.svg(basemap.around([point], 1), marks=[basemap.Mark(*point)])
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def outline(request: HttpRequest, pk: int) -> JsonResponse:
    """The newest outline that is known of a group, as a GeoJSON feature. 404 when none is."""
    boundary = queries.newest_outline(pk)
    if boundary is None:
        raise Http404
    response = JsonResponse(
        {
            "type": "Feature",
            "geometry": outlines.of_size(boundary.geometry),
            "bbox": [boundary.west, boundary.south, boundary.east, boundary.north],
            "properties": {"name": boundary.lag_period.lag.name, "credit": boundary.credit},
        }
    )
    response["Cache-Control"] = "public, max-age=3600"
    return response
