"""All groups: a list and a map, narrowed down alike."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from hub.core.grid import gather
from hub.core.paging import page_of
from hub.lags import directory, queries
from hub.lags.forms import LagFilter
from hub.lags.outlines import in_sight
from hub.places import basemap, web_map

#: More groups than this are gathered into clusters; fewer are drawn one by one, and the map fits them.
EACH_ON_MAP = 30


def lag_list(request: HttpRequest) -> HttpResponse:
    """Groups by name, with filters; `?view=map` puts them on a map instead."""
    form = LagFilter(request.GET)
    found = _found(form)
    on_map = request.GET.get("view") == "map"
    page, pager = page_of(request, found)
    lags = queries.for_lists().in_bulk([entry.id for entry in page])
    many = len(found) > EACH_ON_MAP
    context = {
        "form": form,
        "on_map": on_map,
        "lags": [lags[entry.id] for entry in page if entry.id in lags],
        "total": len(found),
        "pager": pager,
        "without_point": sum(entry.lat is None for entry in found),
        "in_region": sum(entry.in_region for entry in found),
        "marks_url": f"{reverse('lags:cells' if many else 'lags:points')}?{request.GET.urlencode()}",
        "many": many,
        "asked": request.GET.urlencode(),
        "filtered": bool(form.chosen()),
    }
    return render(request, "lags/list.html", context)


def points(request: HttpRequest) -> JsonResponse:
    """The same groups as points of a map (GeoJSON), each with its name and the address of its bubble."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [entry.lon, entry.lat]},
            "properties": {"name": entry.name, "peek": reverse("pages:peek", args=["lag", entry.id])},
        }
        for entry in _found(LagFilter(request.GET))
        if entry.lat is not None
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def cells(request: HttpRequest) -> JsonResponse:
    """The same groups gathered: {"total": n, "cells": [[lat, lon, count, address of the one or ""]]}.

    `?zoom=` of the map says how near to each other groups are gathered into one cell; `?bbox=` which part of it is
    seen.
    """
    west, south, east, north = web_map.box(request.GET.get("bbox", "")) or (-180, -90, 180, 90)
    found = [
        entry
        for entry in _found(LagFilter(request.GET))
        if entry.lat is not None and south <= entry.lat <= north and west <= entry.lon <= east
    ]
    zoom = web_map.zoom(request.GET.get("zoom", ""))
    gathered = [
        [lat, lon, len(keys), reverse("pages:peek", args=["lag", keys[0]]) if len(keys) == 1 else ""]
        for lat, lon, keys in gather(((entry.lat, entry.lon, entry.id) for entry in found), zoom)
    ]
    return JsonResponse({"total": len(found), "cells": gathered})


def outlines(request: HttpRequest) -> JsonResponse:
    """Outlines of the same groups within `?bbox=` at `?zoom=` (GeoJSON); none for what is no part of a map."""
    sides = web_map.box(request.GET.get("bbox", ""))
    shapes = {}
    if sides:
        ids = {entry.id for entry in _found(LagFilter(request.GET))}
        shapes = in_sight(sides, web_map.zoom(request.GET.get("zoom", "")), ids)
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"id": pk}} for pk, shape in shapes.items()
    ]
    response = JsonResponse({"type": "FeatureCollection", "features": features})
    patch_cache_control(response, public=True, max_age=600)
    return response


def list_map(request: HttpRequest) -> HttpResponse:
    """The same groups as a drawing: the map for those without scripts."""
    points = [(e.lat, e.lon, e.id) for e in _found(LagFilter(request.GET)) if e.lat is not None]
    box = basemap.around([point[:2] for point in points])
    gathered = gather(points, basemap.View.of(box).zoom)
    marks = [basemap.Mark(lat, lon, len(keys)) for lat, lon, keys in gathered]
    return HttpResponse(basemap.svg(box, marks=marks), content_type="image/svg+xml")


def _found(form: LagFilter) -> list[directory.Entry]:
    chosen = form.chosen()
    text, territory = chosen.pop("q", ""), chosen.pop("territory", "")
    ids = queries.filtered(**chosen).values_list("pk", flat=True)
    return directory.chosen(ids, text=text, territory=territory)
