"""What is near a place: `place` by name or as coordinates, `km` how far, read off the address of a search."""

import re
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

from hub.core import formats
from hub.places.geo import Point, distance_km

from . import parameters, which_lag
from .gazetteer import Place

#: How far "near" may be, in km; the middle one is the usual one.
DISTANCES = (5, 10, 25, 50, 100)
USUAL = 25
FARTHEST = 500
#: Characters of a place's name that are read.
LONGEST = 100
#: A place of a name that several have: "Talsi (57.250, 22.590)".
_TOLD = re.compile(r"(?P<name>.*\S)\s*\((?P<point>[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Nearby:
    """Around which point, and how far. Without a point the name was not understood: `choices` may tell why."""

    asked: str
    km: int
    point: Point | None = None
    name: str = ""
    choices: list[Place] = field(default_factory=list)

    @property
    def label(self) -> str:
        """ "within 25 km of Talsi"."""
        return _("within %(km)s km of %(place)s") % {"km": formats.number(self.km), "place": self.name}

    def away(self, lat: float | None, lon: float | None) -> str:
        """ "12 km away"; "" where one of the two places is not known. Below ten kilometres to a tenth."""
        if self.point is None or lat is None or lon is None:
            return ""
        km = distance_km(self.point, Point(lat, lon))
        return _("%(km)s km away") % {"km": formats.number(km, 1 if km < 10 else 0)}


def read(data: QueryDict) -> Nearby | None:
    """What the address asks for; None where it names no place."""
    wanted = asked(data)
    if not wanted:
        return None
    km = distance(data)
    if point := which_lag.coordinates(wanted):
        return Nearby(wanted, km, point, wanted)
    told = _TOLD.fullmatch(wanted)
    if told and (point := which_lag.coordinates(told["point"])):
        return Nearby(wanted, km, point, told["name"])
    place, choices = which_lag.named(wanted)
    if place is None or place.point is None:
        known = [choice for choice in choices if choice.point is not None]
        return Nearby(wanted, km, choices=known)
    return Nearby(wanted, km, place.point, place.name)


def asked(data: QueryDict) -> str:
    """`place` as it was typed, blanks tidied; "" for none."""
    return " ".join(data.get("place", "")[:LONGEST].replace("\x00", " ").split())


def distance(data: QueryDict) -> int:
    """`km`, from 1 to `FARTHEST`."""
    return parameters.whole_number(data.get("km"), 1, FARTHEST, default=USUAL)


def as_text(point: Point, name: str = "") -> str:
    """A point as `place` takes it, to about a hundred metres: "57.250, 22.590", "Talsi (57.250, 22.590)"."""
    text = f"{point.lat:.3f}, {point.lon:.3f}"
    return f"{name[: LONGEST - len(text) - 3]} ({text})" if name else text
