"""All groups: a list and a map, narrowed down alike."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.paging import page_of
from hub.lags import directory, queries
from hub.lags.forms import LagFilter


def lag_list(request: HttpRequest) -> HttpResponse:
    """Groups by name, with filters; `?view=map` puts them on a map instead."""
    form = LagFilter(request.GET)
    found = _found(form)
    on_map = request.GET.get("view") == "map"
    page, pager = page_of(request, found)
    lags = queries.for_lists().in_bulk([entry.id for entry in page])
    context = {
        "form": form,
        "on_map": on_map,
        "lags": [lags[entry.id] for entry in page if entry.id in lags],
        "total": len(found),
        "pager": pager,
        "without_point": sum(entry.lat is None for entry in found),
        "points_url": f"{reverse('lags:points')}?{request.GET.urlencode()}",
        "crumbs": [(_("Home"), reverse("wagtail_serve", args=[""]))],
        "active_filters": [name for name, value in form.chosen().items() if value],
    }
    return render(request, "lags/list.html", context)


def points(request: HttpRequest) -> JsonResponse:
    """The same groups as points of a map (GeoJSON): name, and address of the page of each."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [entry.lon, entry.lat]},
            "properties": {"name": entry.name(), "url": reverse("lags:by_id", args=[entry.id])},
        }
        for entry in _found(LagFilter(request.GET))
        if entry.lat is not None and entry.lon is not None
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def _found(form: LagFilter) -> list[directory.Entry]:
    chosen = form.chosen()
    text, territory = chosen.pop("q"), chosen.pop("territory")
    ids = queries.filtered(**chosen).values_list("pk", flat=True)
    return directory.chosen(ids, text=text, territory=territory)
