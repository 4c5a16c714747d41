"""Where a row's record lies: point and region, with the doubts about them."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from hub.exchange.lookups import Lookups
from hub.exchange.planning.checks import typed
from hub.exchange.plans import Given, Problem, doubt, refusal
from hub.places import geo
from hub.places.editions import Resolution, Status


class Point(NamedTuple):
    """A point as it is to be kept, and what is to be said of it."""

    lat: float | None
    lon: float | None
    problems: list[Problem]


@lru_cache(maxsize=512)
def _sides(country: str) -> tuple[tuple[float, float, float, float], ...]:
    """The country's boxes with the margin of `geo.in_country`, within the earth; most points lie in one."""
    margin = geo.MARGIN_DEGREES
    return tuple(
        (
            max(box.south - margin, -90),
            max(box.west - margin, -180),
            min(box.north + margin, 90),
            min(box.east + margin, 180),
        )
        for box in geo.country_boxes(country)
    )


def point(lat: float | None, lon: float | None, country: str, given: Given | None = None) -> Point:
    """Check a point against the earth and the country; put it right where it is swapped.

    given: the row that it stands in, for messages with the degrees as they were typed.
    """
    if lat is None and lon is None:
        return Point(None, None, [])
    if lat is None or lon is None:
        half = refusal("lat" if lat is None else "lon", "half_point")
        return Point(None, None, [half, *_off_the_earth(lat, lon, given)])
    for south, west, north, east in _sides(country):
        if south <= lat <= north and west <= lon <= east:
            return Point(lat, lon, [])
    found = geo.doubt(lat, lon, country)
    both = f"{_typed(given, 'lat', lat)}, {_typed(given, 'lon', lon)}"
    if found == geo.Doubt.SWAPPED:
        return Point(lon, lat, [doubt("lat", "swapped", both)])
    if found == geo.Doubt.OUTSIDE:
        return Point(lat, lon, [doubt("lat", "outside_country", both)])
    wrong = _off_the_earth(lat, lon, given)
    return Point(None, None, wrong or [refusal("lat", "coordinate", _typed(given, "lat", lat))])


def _off_the_earth(lat: float | None, lon: float | None, given: Given | None) -> list[Problem]:
    wrong = []
    if lat is not None and not -90 <= lat <= 90:
        wrong.append(refusal("lat", "latitude", _typed(given, "lat", lat)))
    if lon is not None and not -180 <= lon <= 180:
        wrong.append(refusal("lon", "longitude", _typed(given, "lon", lon)))
    return wrong


def _typed(given: Given | None, column: str, degrees: float) -> str:
    return typed(given, column, degrees) if given else str(degrees)


def region(text: str, country: str, lookups: Lookups) -> tuple[Resolution, list[Problem]]:
    """What the region of a row stands for, with a doubt where that is not sure; none in another country."""
    found = lookups.region(text, country)
    problems = []
    if found.region is None:
        if found.status == Status.KEPT and found.successors:
            problems.append(doubt("region", "region_split", text, successors=", ".join(found.successors)))
        else:
            problems.append(doubt("region", "region_unknown", text))
    elif country and found.region[:2] != country:
        problems.append(doubt("region", "region_elsewhere", text, country=country))
        # One of the two is wrong, and nobody here knows which: stored, the record would lie in both countries.
        found = replace(found, region=None, within=None)
    return found, problems
