from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django_ratelimit.decorators import ratelimit

from hub.pages.suggestions import proposed


@ratelimit(group="suggest", key="ip", rate=lambda *_: settings.SUGGEST_RATE, block=True)
def suggest(request: HttpRequest) -> HttpResponse:
    """Proposals for what was typed so far (`q`), as options of a list; an empty answer for none."""
    response = render(request, "pages/suggest.html", {"groups": proposed(request.GET.get("q", ""))})
    patch_cache_control(response, public=True, max_age=300)
    return response
