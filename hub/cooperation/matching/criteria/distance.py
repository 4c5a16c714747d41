"""Nearness, for those who want to meet: within one country, and across borders where the idea says so."""

import numpy as np

from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile
from hub.places.geo import EARTH_KM, Point, distance_km

from .base import Reason

#: Kilometres at which nearness is worth half: an hour or two on the road.
HALF_KM = 100.0
#: Farther than this is not near.
NEAR_KM = 250.0


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """1 at the same place, 1/2 at `HALF_KM`; NaN for those that distance says nothing about."""
    if idea.own.point is None:
        return None
    lat, lon = np.radians(idea.own.point)
    lats, lons = pool.points.T
    half = np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    near = HALF_KM / (HALF_KM + km)
    return near if idea.near else np.where(pool.countries == idea.own.country, near, np.nan)


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """Kilometres between the points of both, if that is near."""
    if idea.own.point is None or other.point is None:
        return None
    if not idea.near and other.country != idea.own.country:
        return None
    km = distance_km(Point(*idea.own.point), Point(*other.point))
    return Reason("distance", figures={"km": km}) if km <= NEAR_KM else None
