"""Place names that the hub knows itself: municipalities of groups, towns of projects, regions, settlements."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import models
from django.db.models import Max, Min
from django.utils.translation import gettext_lazy as _

from hub.core.caching import generation
from hub.core.words import fold
from hub.lags import directory
from hub.places import settlements
from hub.places.geo import Point
from hub.places.models import Region
from hub.places.names import country_name
from hub.projects import queries as projects

#: Names to choose from; who finds none among them writes more of the name.
CHOICES = 12
#: Towns of a name farther apart than this (in degrees) are several towns, and the middle is none of them.
ONE_TOWN_DEGREES = 0.3


class Kind(models.TextChoices):
    """What a name stands for; in the order in which they answer the question best."""

    TOWN = "town", _("town or village")
    MUNICIPALITY = "municipality", _("municipality")
    REGION = "region", _("region")


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: `point` None when unknown, `lags` ids of groups that list it as a municipality.

    `funders` are ids of groups that paid for projects there.
    """

    name: str
    kind: Kind
    country: str
    region: str = ""
    point: Point | None = None
    lags: tuple[int, ...] = ()
    funders: tuple[int, ...] = ()
    #: Name of the region that it lies in, where that tells it from others of its name.
    where: str = ""

    @property
    def country_name(self) -> str:
        """Name of its country in the reader's language."""
        return country_name(self.country)


def find(text: str) -> list[Place]:
    """Places whose name is `text`; if there are none, those that begin with it; else that contain it.

    Case, accents and punctuation do not count. At most `CHOICES`, towns first.
    """
    wanted = fold(text)
    if not wanted:
        return []
    names = _names(generation.current())
    held = names.get(wanted) or []
    found = held + _unknown(settlements.named(wanted), held)
    if not found:
        held = _some(names, lambda name: name.startswith(wanted))
        found = held + _unknown(settlements.begun(wanted, CHOICES), held)
    if not found and len(wanted) > 2:
        found = _some(names, lambda name: wanted in name)
    order = list(Kind)
    return sorted(found, key=lambda place: (order.index(place.kind), place.country, place.name))[:CHOICES]


def begun(text: str, most: int) -> list[Place]:
    """Places whose name begins with `text`, the name itself first; one of each name, kind and country.

    Quick enough to be asked at every letter. Case, accents and punctuation do not count.
    """
    wanted = fold(text)
    if not wanted:
        return []
    token = generation.current()
    names, order = _names(token), _order(token)
    found: dict[tuple, Place] = {}
    for name in order[bisect_left(order, wanted) :]:
        if not name.startswith(wanted) or len(found) >= most:
            break
        for place in sorted(names[name], key=lambda place: list(Kind).index(place.kind)):
            found.setdefault((place.name, place.kind, place.country), place)
    for place in _unknown(settlements.begun(wanted, most), found.values()):
        found.setdefault((place.name, place.kind, place.country), place)
    return sorted(found.values(), key=lambda place: fold(place.name) != wanted)[:most]


def _unknown(found: Iterable[settlements.Settlement], held: Iterable[Place]) -> list[Place]:
    """Settlements as places; where projects tell of a town of that name, they know it better."""
    known = {(fold(place.name), place.country) for place in held if place.kind == Kind.TOWN}
    return [
        Place(each.name, Kind.TOWN, each.country, point=Point(each.lat, each.lon))
        for each in found
        if (fold(each.name), each.country) not in known
    ]


@lru_cache(maxsize=1)
def _order(at: generation.Token) -> list[str]:
    """All folded names in order."""
    return sorted(_names(at))


def _some(names: dict[str, list[Place]], fits) -> list[Place]:
    found: list[Place] = []
    for name, places in names.items():
        if fits(name):
            found += places
            if len(found) >= CHOICES:
                break
    return found


@lru_cache(maxsize=1)
def _names(at: generation.Token) -> dict[str, list[Place]]:
    names: dict[str, list[Place]] = defaultdict(list)
    for place in (*_towns(), *_municipalities(), *_regions()):
        names[fold(place.name)].append(place)
    return dict(names)


def _towns() -> Iterable[Place]:
    """Towns of projects that have a point, each amid its projects' points."""
    rows = (
        projects.public()
        .exclude(place="")
        .filter(lat__isnull=False)
        .order_by()
        .values("place", "country", "region")
        .annotate(high=Max("lat"), low=Min("lat"), right=Max("lon"), left=Min("lon"))
        .values_list("place", "country", "region", "high", "low", "right", "left")
    )
    funders = _funders()
    for name, country, region, high, low, right, left in rows:
        if max(high - low, right - left) <= ONE_TOWN_DEGREES:
            point = Point((high + low) / 2, (right + left) / 2)
            yield Place(
                name, Kind.TOWN, country, region or "", point, funders=funders.get((name, country), ())
            )


def _funders() -> dict[tuple[str, str], tuple[int, ...]]:
    """(town, country) -> groups that paid for projects there."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows = projects.public().exclude(place="").filter(lag__live=True).order_by("lag")
    for name, country, lag in rows.values_list("place", "country", "lag").distinct():
        found[name, country].append(lag)
    return {town: tuple(lags) for town, lags in found.items()}


def _municipalities() -> Iterable[Place]:
    listed: dict[tuple[str, str], list[int]] = defaultdict(list)
    for entry in directory.entries().values():
        for name in entry.municipalities:
            listed[name, entry.country].append(entry.id)
    for (name, country), lags in listed.items():
        yield Place(name, Kind.MUNICIPALITY, country, lags=tuple(lags))


def _regions() -> Iterable[Place]:
    for region in Region.objects.filter(level__gt=0):
        for name in {region.name, region.latin_name} - {""}:
            yield Place(name, Kind.REGION, region.country_id, region.code, Point(region.lat, region.lon))
