"""Maps as drawings, for those without scripts."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django_ratelimit.decorators import ratelimit

from hub.pages import search, which_lag
from hub.places import basemap, web_map

#: Clusters of a whole search are asked for as on a web map of this zoom; a closer view may ask for more.
ZOOM = 4


@ratelimit(group="search-map", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def search_map_image(request: HttpRequest) -> HttpResponse:
    """What a search finds, as circles and dots; an empty map while the search is away."""
    try:
        box = search.query_of(request.GET).box
        page = search.cells(request.GET, ZOOM)
        view = box or basemap.around([(cell.lat, cell.lon) for cell in page.cells])
        zoom = basemap.View.of(view).zoom
        cells = page.cells if zoom <= ZOOM else search.cells(request.GET, zoom).cells
    except search.Unavailable:
        view, cells = basemap.EUROPE, ()
    marks = [basemap.Mark(cell.lat, cell.lon, cell.count) for cell in cells]
    return _drawn(basemap.svg(view, marks=marks))


def pin(request: HttpRequest) -> HttpResponse:
    """A map about one point, `?at=lat,lon`. 404 for what is none."""
    point = which_lag.coordinates(request.GET.get("at", "")[:40])
    if point is None:
        raise Http404
    return _drawn(basemap.svg(basemap.around([point], 1), marks=[basemap.Mark(*point)]))


def map_detail(request: HttpRequest) -> HttpResponse:
    """Finer land and towns of the countries in `?bbox=west,south,east,north`, but for those that the map `has`
    ("EE,LV"). Nothing for what is no part of a map."""
    box = web_map.box(request.GET.get("bbox", "")[:200])
    known = request.GET.get("has", "")[:400].split(",")
    found = basemap.detail(box, known) if box else "{}"
    response = HttpResponse(found, content_type="application/json")
    patch_cache_control(response, public=True, max_age=86_400)
    return response


def _drawn(drawing: str) -> HttpResponse:
    response = HttpResponse(drawing, content_type="image/svg+xml")
    patch_cache_control(response, public=True, max_age=600)
    return response
