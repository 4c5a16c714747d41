"""All public groups at a glance, kept in memory: for the filter by words, the order of names, the map.

Europe has some three thousand groups; reading them anew at every visit would cost more than it tells.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db.models import Count, Max
from django.utils.translation import get_language

from hub.core.caching import generation
from hub.core.words import fold, sort_key
from hub.places.about import about
from hub.places.geo import Point

from . import queries
from .models import LagPeriod, LagText


@dataclass(frozen=True, slots=True)
class Entry:
    """A group: its names by language, and the municipalities of all its periods.

    `lat` and `lon` are its own or, where it has none, lie about its first region (`in_region`).
    """

    id: int
    country: str
    lat: float | None
    lon: float | None
    in_region: bool
    territory_kinds: tuple[str, ...]
    lang: str
    names: dict[str, str]
    municipalities: tuple[str, ...]
    words: str

    @property
    def name(self) -> str:
        """Its own name, as every page shows it."""
        return self.names[self.lang]


def entries() -> dict[int, Entry]:
    """Every public group by id, as the database has it now."""
    return _entries(_version(generation.current()))


@lru_cache(maxsize=1)
def _version(at: generation.Token) -> tuple:
    return version()


def version() -> tuple:
    """Changes whenever a group, or a text or period of one, is added, removed or saved with its group."""
    groups = queries.public().aggregate(Count("pk"), Max("updated_at"))
    texts = LagText.objects.aggregate(Count("pk"), Max("pk"))
    return *groups.values(), *texts.values()


@lru_cache(maxsize=1)
def _entries(version: tuple) -> dict[int, Entry]:
    names: dict[int, dict[str, str]] = defaultdict(dict)
    for lag_id, lang, name in LagText.objects.values_list("lag_id", "lang", "name"):
        names[lag_id][lang] = name
    periods: dict[int, list] = defaultdict(list)
    for lag_id, *period in LagPeriod.objects.values_list("lag_id", "code", "name", "municipalities"):
        periods[lag_id].append(period)
    towns = _towns()
    groups = queries.public().values_list("pk", "country_id", "lat", "lon", "territory_kinds", "lang", "name")
    return {
        pk: _entry(
            (pk, country, *_place(pk, lat, lon, towns), tuple(kinds), lang),
            names[pk] | {lang: name},
            periods[pk],
        )
        for pk, country, lat, lon, kinds, lang, name in groups
    }


def _towns() -> dict[int, Point]:
    """Points of the first regions of those groups that have none of their own, whole countries aside."""
    unplaced = queries.public().filter(lat__isnull=True, regions__level__gt=0).order_by("pk", "regions__pk")
    found: dict[int, Point] = {}
    for pk, lat, lon in unplaced.values_list("pk", "regions__lat", "regions__lon"):
        found.setdefault(pk, Point(lat, lon))
    return found


def _place(
    pk: int, lat: float | None, lon: float | None, towns: dict[int, Point]
) -> tuple[float | None, float | None, bool]:
    if lat is None and pk in towns:
        return *about(f"lag:{pk}", towns[pk]), True
    return lat, lon, False


def _entry(fields: tuple, names: dict[str, str], periods: list) -> Entry:
    municipalities = tuple(dict.fromkeys(name for *_, listed in periods for name in listed))
    codes, former_names = ([period[at] for period in periods] for at in (0, 1))
    known_by = (*names.values(), *municipalities, *codes, *former_names)
    return Entry(*fields, names, municipalities, " | ".join(map(fold, known_by)))


def chosen(among: Iterable[int], *, text: str = "", territory: str = "") -> list[Entry]:
    """Of the groups with these ids those that fit, in the order of their own names.

    text: every word of it is in a name, a code or a municipality of the group, accents or not.
    territory: a value of `Lag.TerritoryKind`.
    """
    known, lang = entries(), get_language() or settings.LANGUAGE_CODE
    wanted = fold(text).split()
    fitting = [
        known[pk]
        for pk in among
        if pk in known
        and (not territory or territory in known[pk].territory_kinds)
        and all(word in known[pk].words for word in wanted)
    ]
    return sorted(fitting, key=lambda entry: sort_key(entry.name, lang))
