"""Which group covers a place: by outline where one is known, else the nearest of the region, as a guess."""

import json
from dataclasses import dataclass
from functools import lru_cache

import shapely
from django.db.models import Count, Max, Sum

from hub.places.geo import Point, distance_km
from hub.places.models import Region
from hub.places.territory import country_of

from . import queries
from .models import Boundary, Lag

#: A point farther than this from the town of every region lies at sea or outside of what NUTS divides.
FAR_FROM_EVERY_REGION_KM = 150
#: A group whose middle is farther away than this is no guess worth making.
FAR_FROM_A_GROUP_KM = 80
GUESSES = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """A group that may cover the place, `km` from its point to the place; no outline says so."""

    lag: Lag
    km: float


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Outlines in a tree, and the (group, period) of each in the tree's order, newest period first."""

    tree: shapely.STRtree
    whose: tuple[tuple[int, str], ...]

    def at(self, place: Point) -> dict[int, str]:
        """Groups whose outline holds the point, its edge included: {group's id: newest period's code}."""
        found: dict[int, str] = {}
        for index in sorted(self.tree.query(shapely.Point(place.lon, place.lat), predicate="intersects")):
            found.setdefault(*self.whose[index])
        return found


def outlines() -> Outlines:
    """The outlines of all public groups; read from the database only when it holds others than before."""
    return _outlines(_version())


def _version() -> tuple:
    """Changes with any outline's place or number, and with any change of a group."""
    sides = Boundary.objects.aggregate(
        Count("pk"), Max("pk"), Sum("west"), Sum("south"), Sum("east"), Sum("north")
    )
    groups = queries.public().aggregate(Count("pk"), Max("updated_at"))
    return *sides.values(), *groups.values()


@lru_cache(maxsize=1)
def _outlines(version: tuple) -> Outlines:
    rows = list(queries.boundaries().values_list("geometry", "lag_period__lag_id", "lag_period__period_id"))
    # What is no geometry becomes None, which the tree passes over.
    shapes = shapely.from_geojson([json.dumps(geometry) for geometry, *_ in rows], on_invalid="ignore")
    tree = shapely.STRtree(shapes)
    return Outlines(tree, tuple((lag_id, period) for _, lag_id, period in rows))


def covering(place: Point) -> list[tuple[Lag, str]]:
    """Groups whose outline holds the point, each with the newest period's code that it holds in."""
    found = outlines().at(place)
    lags = queries.for_lists().in_bulk(list(found))
    return [(lags[lag_id], period) for lag_id, period in found.items() if lag_id in lags]


def region_near(place: Point) -> Region | None:
    """The NUTS 3 region whose town is nearest; None far from all of them. An estimate: no region outlines."""
    degrees = FAR_FROM_EVERY_REGION_KM / 40  # generous up to 70 degrees north, where 1 degree east is 38 km
    near = Region.objects.filter(
        level=3,
        lat__range=(place.lat - degrees, place.lat + degrees),
        lon__range=(place.lon - degrees, place.lon + degrees),
    )
    by_distance = {distance_km(place, Point(region.lat, region.lon)): region for region in near}
    km = min(by_distance, default=FAR_FROM_EVERY_REGION_KM + 1)
    return by_distance[km] if km <= FAR_FROM_EVERY_REGION_KM else None


def guesses(place: Point, region: str) -> list[Guess]:
    """The likely groups of a place without an outline round it, the nearest first, at most `GUESSES`.

    `region` is the code of the region that the place is in. A group with an outline of its own is no guess:
    were the place inside, it would be known. Where the region has no group, its country's near ones count.
    """
    unknown = queries.for_lists().filter(lat__isnull=False).exclude(periods__boundary__isnull=False)
    candidates = unknown.filter(pk__in=queries.ids_of_region(region))
    near = _nearest(place, list(candidates))
    return near or _nearest(place, list(unknown.filter(country_id=country_of(region))))


def _nearest(place: Point, lags: list[Lag]) -> list[Guess]:
    found = [Guess(lag, distance_km(place, Point(lag.lat, lag.lon))) for lag in lags]
    near = [guess for guess in found if guess.km <= FAR_FROM_A_GROUP_KM]
    return sorted(near, key=lambda guess: (guess.km, guess.lag.pk))[:GUESSES]
