"""Points on the earth: valid or not, swapped or not, how far apart. Degrees of WGS 84 throughout."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.places.reference import DATA

#: For model and form fields.
LATITUDE = [MinValueValidator(-90), MaxValueValidator(90)]
LONGITUDE = [MinValueValidator(-180), MaxValueValidator(180)]

#: Mean radius of the earth in km (IUGG).
EARTH_KM = 6371.0088

#: The outlines behind the boxes are simplified; a village on the coast or the border may lie just outside.
MARGIN_DEGREES = 0.25


class Point(NamedTuple):
    """Latitude (-90 to 90, north is positive) and longitude (-180 to 180, east is positive)."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the map in degrees; never across the 180th meridian."""

    south: float
    west: float
    north: float
    east: float

    def __post_init__(self) -> None:
        point(self.south, self.west)
        point(self.north, self.east)
        if self.south > self.north or self.west > self.east:
            raise ValueError("A box goes from south-west to north-east.")

    def contains(self, place: Point, margin: float = 0.0) -> bool:
        """Whether the point lies in the box, or at most `margin` degrees outside of it."""
        return (
            self.south - margin <= place.lat <= self.north + margin
            and self.west - margin <= place.lon <= self.east + margin
        )


class Doubt(models.TextChoices):
    """What may be wrong with the coordinates of a record; a warning, no refusal but for the first."""

    OUT_OF_RANGE = "out-of-range", _("Latitude must be -90 to 90 and longitude -180 to 180 degrees.")
    SWAPPED = "swapped", _("Latitude and longitude seem to be swapped.")
    OUTSIDE = "outside-country", _("The point lies outside of the country.")


def point(lat: float, lon: float) -> Point:
    """The point, if there is such a place. Raises ValueError out of range or for what is no number."""
    lat, lon = float(lat), float(lon)
    if not (isfinite(lat) and isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"No place on earth: latitude {lat}, longitude {lon}.")
    return Point(lat, lon)


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance in km (haversine; up to 0.5 % off, as the earth is no sphere)."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


@lru_cache(maxsize=1)
def _boxes() -> dict[str, tuple[Box, ...]]:
    found: dict[str, tuple[Box, ...]] = {}
    with (DATA / "country_boxes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            box = Box(*(float(row[side]) for side in ("south", "west", "north", "east")))
            found[row["country"]] = (*found.get(row["country"], ()), box)
    return found


def country_boxes(country: str) -> tuple[Box, ...]:
    """Boxes round the parts of a country (mainland and far islands each), the largest part first.

    `country` is a Eurostat code; () where no outline is known (a few very small states).
    """
    return _boxes().get(country, ())


def in_country(place: Point, country: str) -> bool:
    """Whether the point lies in or near one of the country's boxes; True where none is known."""
    boxes = country_boxes(country)
    return not boxes or any(box.contains(place, MARGIN_DEGREES) for box in boxes)


def looks_swapped(lat: float, lon: float, country: str) -> bool:
    """Whether the pair lies outside of the country but inside of it the other way round."""
    if not country_boxes(country) or not (-90 <= lon <= 90 and -180 <= lat <= 180):
        return False
    return not in_country(Point(lat, lon), country) and in_country(Point(lon, lat), country)


def doubt(lat: float, lon: float, country: str) -> Doubt | None:
    """What seems wrong with the coordinates of something in `country`; None when nothing does.

    Swapped comes before out of range: a longitude in the latitude column often is both.
    """
    if -90 <= lat <= 90 and -180 <= lon <= 180 and in_country(Point(lat, lon), country):
        return None  # nearly every point of nearly every file
    if looks_swapped(lat, lon, country):
        return Doubt.SWAPPED
    try:
        place = point(lat, lon)
    except ValueError:
        return Doubt.OUT_OF_RANGE
    return None if in_country(place, country) else Doubt.OUTSIDE
