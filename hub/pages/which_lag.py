"""Which LAG am I in? From a point or a name to groups, and how sure the answer is."""

import re
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from hub.lags import covering, queries
from hub.lags.covering import Guess
from hub.lags.models import Lag
from hub.places import geo
from hub.places.geo import Point
from hub.places.models import Region
from hub.places.territory import ancestors

from .gazetteer import Kind, Place, find

#: "57.57, 22.66" or "57.57 22.66"; with decimal commas "57,57 22,66", "57,57; 22,66" or "57,57, 22,66".
COORDINATES = [
    re.compile(rf"{degrees}(?:{between}){degrees}")
    for degrees, between in (
        (r"\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*", r"[,;\s]"),
        (r"\s*(-?\d{1,3}(?:,\d+)?)\s*°?\s*", r",\s|[;\s]"),
    )
]
#: Groups of a region that are named when nothing tells which of them is near.
IN_REGION = 12
#: A group whose middle is no farther away is likely to hold the place: areas of 10,000 to 150,000 people in
#: open country reach 15 to 40 km. Farther ones are named as the nearest that are known, not as likely.
LIKELY_KM = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """Groups for a place, surest first: by outline, by municipality, by what they paid for there, by nearness;
    else all of the region.
    """

    point: Point | None = None
    region: Region | None = None
    covering: list[tuple[Lag, str]] = field(default_factory=list)
    listing: list[Lag] = field(default_factory=list)
    funding: list[Lag] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    in_region: list[Lag] = field(default_factory=list)

    @property
    def sure(self) -> bool:
        """Whether an outline or a list of municipalities says so."""
        return bool(self.covering or self.listing)

    @property
    def likely(self) -> bool:
        """Whether any of the guesses is near enough to be one."""
        return any(guess.km <= LIKELY_KM for guess in self.guesses)


def coordinates(text: str) -> Point | None:
    """The point that somebody typed as latitude and longitude; None if it is something else."""
    match = next(filter(None, (written.fullmatch(text) for written in COORDINATES)), None)
    if not match:
        return None
    try:
        return geo.point(*(float(number.replace(",", ".")) for number in match.groups()))
    except ValueError:
        return None


def named(text: str) -> tuple[Place | None, list[Place]]:
    """(the one place of that name, []) or (None, places to choose from).

    A town and a municipality of one name in one country are one place; a region of the name is no rival.
    """
    places = _without_repeats(find(text))
    local = [place for place in places if place.kind != Kind.REGION] or places
    towns = [place for place in local if place.kind == Kind.TOWN]
    one = len({place.name for place in local}) == 1 == len({place.country for place in local})
    if not one or (len(towns) > 1 and not _together(towns)) or (not towns and len(local) > 1):
        return None, [_told_apart(place) for place in places]
    place = local[0]
    lags = tuple(pk for held in local for pk in held.lags)
    funders = tuple(dict.fromkeys(pk for held in local for pk in held.funders))
    return replace(place, lags=lags, funders=funders), []


def _told_apart(place: Place) -> Place:
    """With the name of its region: there are twenty Poianas."""
    if place.kind == Kind.REGION or place.point is None:
        return place
    region = covering.region_near(place.point)
    return replace(place, where=str(region)) if region and region.country_id == place.country else place


def _without_repeats(places: list[Place]) -> list[Place]:
    """Without regions in a region of the same name: AT130 in AT13, both Wien."""
    regions = {(place.name, place.region) for place in places if place.kind == Kind.REGION}
    return [
        place
        for place in places
        if place.kind != Kind.REGION
        or not any((place.name, code) in regions for code in ancestors(place.region))
    ]


def _together(towns: list[Place]) -> bool:
    """Whether these are one town that projects place in more than one region, or in none."""
    first, *others = (town.point for town in towns)
    return all(geo.distance_km(first, other) < 15 for other in others)


def answer(
    point: Point | None, *, region: str = "", lags: tuple[int, ...] = (), funders: tuple[int, ...] = ()
) -> Answer:
    """Groups that cover a point, list its municipality (`lags`), paid for projects there, or are near.

    region: code of the region that it lies in, where that is known better than by the nearest town.
    """
    covered = covering.covering(point) if point else []
    known = {lag.pk for lag, _period in covered}
    listing = list(queries.for_lists().filter(pk__in=set(lags) - known))
    place = Region.objects.filter(pk=region).first() if region else point and covering.region_near(point)
    found = Answer(point, place, covered, listing)
    if found.sure or place is None:
        return found
    if funding := list(queries.for_lists().filter(pk__in=funders)):
        return Answer(point, place, funding=funding)
    guesses = covering.guesses(point, place.code) if point else []
    in_region = [] if guesses else list(_in_region(place.code, beside_outlines=point is None))
    return Answer(point, place, guesses=guesses, in_region=in_region)


def _in_region(code: str, *, beside_outlines: bool) -> QuerySet[Lag]:
    """Groups of a region; those whose outline is known only where there is no point to hold against it."""
    found = queries.for_lists().filter(pk__in=queries.ids_of_region(code))
    return (found if beside_outlines else found.exclude(periods__boundary__isnull=False))[:IN_REGION]
