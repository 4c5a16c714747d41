from django.conf import settings
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django_ratelimit.decorators import ratelimit

from hub.pages import browse, labels, parameters, search, tidy
from hub.pages.results import search_page


@ratelimit(group="search", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def search_view(request):
    """All kinds of records, as a list or on a map; without the engine, ways in by country and theme."""
    context = {"view": parameters.view(request.GET)}
    try:
        results = search_page(request.GET)
    except search.Unavailable:
        return _away(request)
    if not results.total and not search.has_index() and browse.countries():
        # An index that was lost and begun anew knows only what changed since: nothing found says nothing.
        return _away(request)
    if results.pager and results.pager.last < parameters.number(request.GET):
        return redirect(f"{request.path}{tidy.numbered(results.address, results.pager.last)}")
    # Whatever the page links to is made from the address in its one form.
    request.GET = results.address
    response = render(request, "pages/search.html", context | {"results": results})
    if request.htmx:
        response["HX-Push-Url"] = f"{request.path}{tidy.as_link(results.address)}".removesuffix("?")
    return response


def _away(request):
    return render(request, "pages/search_away.html", browse.ways_in(), status=503)


@ratelimit(group="search-map", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def search_map(request):
    """Clusters for the map: {"total": n, "cells": [[lat, lon, count, address of the one record or ""]]}."""
    try:
        page = search.cells(request.GET)
    except search.Unavailable:
        return JsonResponse({"total": 0, "cells": [], "away": True}, status=503)
    response = JsonResponse(
        {
            "total": page.total,
            "cells": [[cell.lat, cell.lon, cell.count, _peek(cell.key)] for cell in page.cells],
        }
    )
    patch_cache_control(response, public=True, max_age=60)
    return response


def _peek(key: str) -> str:
    kind, _colon, number = key.partition(":")
    return reverse("pages:peek", args=[kind, number]) if number else ""


def peek(request, kind: str, number: int):
    """A record in a few words, for the map's bubble."""
    record = search.record(kind, number)
    if record is None:
        raise Http404
    return render(request, "pages/peek.html", {"record": record, "kind_label": labels.KIND.get(kind, "")})
