"""Distances on the globe."""

import math

from search.contracts import Box, Near

_RADIUS_KM = 6_371.0088
"""Mean radius of the Earth (IUGG)."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along a great circle between two points in degrees (haversine formula)."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * _RADIUS_KM * math.asin(math.sqrt(min(1.0, half)))


def circle_box(near: Near) -> Box:
    """The smallest box around a circle; it crosses the date line if the circle does."""
    angle = max(0.0, near.km) / _RADIUS_KM
    south, north = near.lat - math.degrees(angle), near.lat + math.degrees(angle)
    if south <= -90 or north >= 90:  # over a pole: all longitudes
        return Box(-180.0, south, 180.0, north)
    half = math.degrees(math.asin(min(1.0, math.sin(angle) / math.cos(math.radians(near.lat)))))
    return Box(_wrapped(near.lon - half), south, _wrapped(near.lon + half), north)


def _wrapped(lon: float) -> float:
    """A longitude between -180 and 180."""
    return (lon + 540.0) % 360.0 - 180.0
