"""Choosing what a case links to, by typing: only what everybody may see."""

from django.http import HttpRequest, JsonResponse

from hub.core.admin.widgets import pick_label
from hub.lags.admin.viewsets import lags_like
from hub.lags.queries import public as public_lags
from hub.projects.finding import projects_like
from hub.projects.queries import public as public_projects

SUGGESTIONS = 12


def suggest_projects(request: HttpRequest) -> JsonResponse:
    """["12 Landsbybutik", …] for ?term=, for a `Picker`."""
    return _suggested(request, lambda term: projects_like(term, public_projects()))


def suggest_lags(request: HttpRequest) -> JsonResponse:
    """["7 LAG Vest", …] for ?term=, for a `Picker`."""
    return _suggested(request, lambda term: lags_like(term, public_lags()))


def _suggested(request: HttpRequest, like) -> JsonResponse:
    term = request.GET.get("term", "").strip()
    return JsonResponse(
        [pick_label(record) for record in like(term)[:SUGGESTIONS]] if term else [], safe=False
    )
