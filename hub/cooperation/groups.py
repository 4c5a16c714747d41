"""Local action groups as profiles: what their pages and their projects tell of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from hub.cooperation import search
from hub.cooperation.models import Partner, Partnership
from hub.lags import queries
from hub.lags.models import Lag, LagPeriod, LagText
from hub.projects.models import Beneficiary, Project, ProjectTheme

from .matching.profiles import Profile, Span

#: Newest projects of a group whose titles count as its own words.
TITLES = 12


def key(lag_id: int) -> str:
    """The id of a group's profile."""
    return f"lag:{lag_id}"


def profiles() -> Iterator[Profile]:
    """All public groups, in a few queries for all of them."""
    texts = _texts()
    own = list(texts)
    vectors = dict(zip(own, search.known_vectors([texts[lag] for lag in own]), strict=True))
    titles, themes, gives = _titles(), _themes(), _gives()
    funds, spans = _funds(), _spans()
    partners = _partners()
    rows = queries.public().values_list(
        "pk",
        "kind",
        "country_id",
        "lat",
        "lon",
        "territory_kinds",
        "languages",
        "lang",
        "standing",
        "updated_at",
    )
    for pk, kind, country, lat, lon, kinds, languages, lang, standing, updated_at in rows:
        yield Profile(
            key(pk),
            kind=kind,
            country=country,
            point=None if lat is None else (lat, lon),
            territory_kinds=frozenset(kinds),
            languages=frozenset((lang, *languages)),
            themes=themes[pk],
            gives=frozenset(gives[pk]),
            tokens=search.counted((*texts[pk], *titles[pk])),
            vector=vectors.get(pk),
            funds=frozenset(funds[pk]),
            spans=tuple(spans[pk]),
            partners=frozenset(partners[pk]) if pk in partners else None,
            # An import renews rows without anybody having looked at them.
            renewed=None if standing == Lag.Standing.IMPORTED else updated_at.date(),
        )


def _texts() -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for lag, lang, *told in LagText.objects.order_by().values_list("lag", "lang", "summary", "description"):
        if any(told):
            found[lag].append((lang, "\n".join(told)))
    return found


def _public_projects():
    return Project.objects.filter(published=True, lag__live=True).order_by()


def _titles() -> dict[int, list[tuple[str, str]]]:
    newness = Window(
        RowNumber(), partition_by="lag", order_by=(F("start_on").desc(nulls_last=True), F("pk").desc())
    )
    rows = _public_projects().annotate(newness=newness).filter(newness__lte=TITLES)
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    spoken = itemgetter(0, 1)
    ordered = sorted(rows.values_list("lag", "lang", "title"))
    for (lag, lang), held in groupby(ordered, key=spoken):
        found[lag].append((lang, "\n".join(title for _lag, _lang, title in held)))
    return found


def _themes() -> dict[int, dict[str, float]]:
    rows = (
        ProjectTheme.objects.filter(project__published=True, project__lag__live=True)
        .order_by()
        .values_list("project__lag", "theme")
        .annotate(Count("pk"))
    )
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for lag, theme, count in rows:
        found[lag][theme] = float(count)
    return found


def _gives() -> dict[int, set[str]]:
    """Themes of projects that can be visited or talked about."""
    offered = Q(project__visit_offered=True) | Q(project__talk_offered=True)
    rows = ProjectTheme.objects.filter(offered, project__published=True, project__lag__live=True)
    found: dict[int, set[str]] = defaultdict(set)
    for lag, theme in rows.order_by().values_list("project__lag", "theme"):
        found[lag].add(theme)
    return found


def _funds() -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for lag, fund in LagPeriod.objects.filter(funds__isnull=False).order_by().values_list("lag", "funds"):
        found[lag].add(fund)
    return found


def _spans() -> dict[int, list[Span]]:
    """A period's money can be spent until the last day of the year that it is paid until."""
    found: dict[int, list[Span]] = defaultdict(list)
    rows = LagPeriod.objects.order_by().values_list("lag", "period__start", "period__paid_until")
    for lag, start, paid_until in rows:
        found[lag].append(Span(date(start, 1, 1), date(paid_until, 12, 31)))
    return found


def _partners() -> dict[int, set[str]]:
    """For groups whose projects or partnerships the hub knows: who took part in what was done together with others.

    A cooperation project whose partners are not named counts as one partner without a name.
    """
    found: dict[int, set[str]] = {
        lag: set() for lag in _public_projects().values_list("lag", flat=True).distinct()
    }
    together = _public_projects().filter(is_cooperation=True)
    named: dict[int, list[int]] = defaultdict(list)
    parts = Beneficiary.objects.filter(project__in=together, organisation__isnull=False)
    for project, organisation in parts.order_by().values_list("project", "organisation"):
        named[project].append(organisation)
    for project, lag in together.values_list("pk", "lag"):
        found[lag].update(f"organisation:{number}" for number in named[project])
        if not named[project]:
            found[lag].add(f"project:{project}")
    for groups in _together():
        for lag in groups:
            found.setdefault(lag, set()).update(key(other) for other in groups - {lag})
    return found


def _together() -> Iterable[set[int]]:
    """Groups of each public partnership whose work has begun."""
    begun = (Partnership.Stage.RUNNING, Partnership.Stage.DONE)
    rows = Partner.objects.filter(
        partnership__is_public=True, partnership__stage__in=begun, state=Partner.State.JOINED, lag__live=True
    )
    found: dict[int, set[int]] = defaultdict(set)
    for partnership, lag in rows.order_by().values_list("partnership", "lag"):
        found[partnership].add(lag)
    return found.values()
