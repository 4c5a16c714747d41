from django.http import Http404, HttpRequest, HttpResponse

from hub.pages import sitemaps


def sitemap(request: HttpRequest) -> HttpResponse:
    """The index of the parts of the sitemap."""
    return _xml(sitemaps.index_xml(_base(request)))


def sitemap_part(request: HttpRequest, section: str, part: int) -> HttpResponse:
    """A part of the sitemap. 404 where it has no page."""
    found = sitemaps.entries(section, part)
    if not found:
        raise Http404
    return _xml(sitemaps.part_xml(_base(request), found))


def _base(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml")
