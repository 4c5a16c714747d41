"""Figures over the whole catalogue, by country, region, theme and source."""

from collections import defaultdict

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from hub.core import formats
from hub.core.models import DataSource
from hub.lags import queries as lags
from hub.lags.models import Lag
from hub.places.models import Country, Region
from hub.places.territory import beginnings
from hub.projects import queries as projects
from hub.projects.models import Organisation, Project, ProjectTheme
from hub.vocabulary.models import Theme


def at_a_glance(totals: dict, groups: int | None = None) -> list[tuple[str, str]]:
    """(label, value) of what `projects.queries.totals` gave and of a number of groups; none of zero."""
    amounts = [(_("total cost"), totals["total_eur"]), (_("from the EU"), totals["eu_eur"])]
    return [
        *([(_("groups"), formats.number(groups))] if groups else []),
        *([(_("projects"), formats.number(totals["projects"]))] if totals["projects"] else []),
        *((label, formats.money_short(amount)) for label, amount in amounts if amount),
    ]


def by_country() -> list[dict]:
    """Countries that have a group or a project, in no order: {"country", "lags", "projects", "eu"}."""
    groups = dict(lags.public().order_by().values_list("country").annotate(Count("pk")))
    funded = {
        row["country"]: row
        for row in projects.public()
        .order_by()
        .values("country")
        .annotate(number=Count("pk"), eu=Sum("eu_eur"))
    }
    return [
        {
            "country": country,
            "lags": groups.get(country.pk, 0),
            "projects": funded.get(country.pk, {}).get("number", 0),
            "eu": funded.get(country.pk, {}).get("eu"),
        }
        for country in Country.objects.filter(pk__in={*groups, *funded})
    ]


def by_part(code: str) -> list[dict]:
    """The parts of a country or region that have a group or a project: {"region", "lags", "projects"}.

    Parts are the next level that divides it: LV0 and LV00 are Latvia again, so LV has LV003, LV005...
    A group that names a part, or anything within it, counts there; so a group may count in several.
    """
    parts = _dividing(code)
    counted: dict[str, dict] = {part.code: {"region": part, "lags": set(), "projects": 0} for part in parts}
    by_length = {len(part) for part in counted}
    funded = projects.public().filter(_begins("region__code", code)).order_by()
    for region, number in funded.values_list("region").annotate(Count("pk")):
        for part in _holding(region, by_length, counted):
            counted[part]["projects"] += number
    named = lags.public().filter(_begins("regions__code", code)).order_by()
    for lag, region in named.values_list("pk", "regions__code"):
        for part in _holding(region, by_length, counted):
            counted[part]["lags"].add(lag)
    rows = ({**row, "lags": len(row["lags"])} for row in counted.values())
    return [row for row in rows if row["lags"] or row["projects"]]


def _dividing(code: str) -> list[Region]:
    """Regions of the first level below `code` that has more than one; of the lowest one if none has."""
    below: dict[int, list[Region]] = defaultdict(list)
    for region in Region.objects.filter(_begins("code", code), level__gt=len(code) - 2):
        below[region.level].append(region)
    lowest = below[max(below)] if below else []
    return next((below[level] for level in sorted(below) if len(below[level]) > 1), lowest)


def _begins(field: str, code: str) -> Q:
    """Condition: the code in this field lies within the region."""
    held = Q()
    for beginning in beginnings(code):
        held |= Q(**{f"{field}__startswith": beginning})
    return held


def _holding(region: str, lengths: set[int], parts: dict) -> list[str]:
    return [region[:length] for length in lengths if len(region) >= length and region[:length] in parts]


def by_theme() -> dict[str, int]:
    """Number of public projects of each theme: {"crafts": 12, ...}; themes without any are left out."""
    held = ProjectTheme.objects.filter(project__published=True).order_by()
    return dict(held.values_list("theme").annotate(Count("pk")))


def themes_of(of: QuerySet[Project], size: int | None = 8) -> list[tuple[Theme, int]]:
    """The most frequent themes of these projects (all with size None), each with its number of them."""
    held = ProjectTheme.objects.filter(project__in=of.values("pk")).order_by()
    counted = held.values_list("theme").annotate(number=Count("pk")).order_by("-number", "theme")[:size]
    themes = Theme.objects.in_bulk([theme for theme, _number in counted])
    return [(themes[theme], number) for theme, number in counted]


def countries_of_theme(theme: str) -> list[tuple[str, int]]:
    """(country's code, number of public projects) of a theme, the most first."""
    held = projects.filtered(theme=theme).order_by().values_list("country").annotate(number=Count("pk"))
    return list(held.order_by("-number", "country"))


def groups_of(of: QuerySet[Project], size: int = 8) -> list[tuple[Lag, int]]:
    """The public groups with most of these projects, each with its number of them."""
    held = of.filter(lag__live=True).order_by().values_list("lag").annotate(number=Count("pk"))
    counted = list(held.order_by("-number", "lag")[:size])
    found = lags.for_lists().in_bulk([lag for lag, _number in counted])
    return [(found[lag], number) for lag, number in counted]


def sources() -> list[dict]:
    """Sources that public records come from: {"source", "lags", "projects", "organisations"}, by name."""
    numbers: dict[str, dict[int, int]] = {
        "lags": _by_source(lags.public()),
        "projects": _by_source(projects.public()),
        "organisations": _by_source(Organisation.objects.all()),
    }
    rows = (
        {"source": source, **{name: held.get(source.pk, 0) for name, held in numbers.items()}}
        for source in DataSource.objects.all()
    )
    return [row for row in rows if row["lags"] or row["projects"] or row["organisations"]]


def _by_source(records) -> dict[int, int]:
    return dict(records.order_by().values_list("source").annotate(Count("pk")))
