"""What browsers and proxies are told about how long a page holds."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date

from . import generation


class Freshness:
    """Pages may be kept but are asked about each time, which costs a short "not modified" at most.

    Without a word browsers guess, and show somebody who has just signed in the page from before. What says
    itself how long it holds stays as it is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
            return response
        if not response.has_header("Cache-Control"):
            personal = request.session.accessed and not request.session.is_empty()
            patch_cache_control(response, no_cache=True, **{"private" if personal else "public": True})
            if not personal and not response.has_header("Last-Modified"):
                response["Last-Modified"] = http_date(generation.changed_at().timestamp())
        return response
