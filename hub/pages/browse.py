"""Ways into the catalogue that need the database alone: by country, by theme."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import get_language

from hub.core.words import sort_key
from hub.lags import queries as lags
from hub.places.names import country_name
from hub.projects import queries as projects
from hub.projects.models import ProjectTheme
from hub.vocabulary.queries import themes_by_group


@dataclass(frozen=True, slots=True)
class CountryFigures:
    """How much there is of a country."""

    code: str
    name: str
    projects: int
    lags: int


def countries() -> list[CountryFigures]:
    """Countries that have public projects or groups, by name; two queries."""
    lang = (get_language() or "en")[:2]
    of_projects = _by_country(projects.public())
    of_lags = _by_country(lags.public())
    found = [
        CountryFigures(code, country_name(code), of_projects.get(code, 0), of_lags.get(code, 0))
        for code in of_projects.keys() | of_lags.keys()
    ]
    return sorted(found, key=lambda country: sort_key(country.name, lang))


def themes() -> list[tuple[str, list[tuple]]]:
    """Themes with their number of public projects, by group: [("Economy", [(Theme, 3), ...]), ...]."""
    counted = dict(
        ProjectTheme.objects.filter(project__published=True)
        .order_by()
        .values_list("theme_id")
        .annotate(Count("pk"))
    )
    return [
        (group, [(theme, counted.get(theme.pk, 0)) for theme in members])
        for group, members in themes_by_group()
    ]


def ways_in() -> dict:
    """Both, for a template: {"countries": ..., "themes": ...}."""
    return {"countries": countries(), "themes": themes()}


def _by_country(records) -> dict[str, int]:
    return dict(records.order_by().values_list("country_id").annotate(Count("pk")))
