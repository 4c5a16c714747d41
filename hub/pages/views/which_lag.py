from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.decorators import ratelimit

from hub.lags.forms import PlaceForm
from hub.pages import which_lag as finder
from hub.pages.gazetteer import Kind
from hub.places.geo import Point


@ratelimit(group="which-lag", key="ip", rate=lambda *_: settings.PUBLIC_RATE, block=True)
def which_lag(request: HttpRequest) -> HttpResponse:
    """Form and answer: `?lat=&lon=` goes before `?q=`, a place by name."""
    form = PlaceForm(request.GET or None)
    context = {"form": form}
    if form.is_valid():
        context |= _answered(**form.cleaned_data)
    return render(request, "pages/which_lag.html", context)


def _answered(q: str, lat: float | None, lon: float | None) -> dict:
    """{"answer", "asked"} for one place; {"choices", "asked"} for several; {} for no question."""
    point = Point(lat, lon) if lat is not None else finder.coordinates(q)
    if point:
        return {"answer": finder.answer(point), "asked": q}
    if not q:
        return {}
    place, choices = finder.named(q)
    if place is None:
        return {"choices": choices, "asked": q}
    # A region's point says nothing about where in the region somebody is.
    point = None if place.kind == Kind.REGION else place.point
    answer = finder.answer(point, region=place.region, lags=place.lags, funders=place.funders)
    return {"answer": answer, "asked": place.name}
