"""Charts over a part of the catalogue: what an address narrows it down to, and what can be shown of that."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hub.core.caching.memory import remembered
from hub.core.charts import Chart
from hub.lags.queries import public as public_lags
from hub.places.models import Region
from hub.places.names import country_name
from hub.projects import charts
from hub.projects import queries as projects
from hub.projects.charts import files
from hub.vocabulary.models import Indicator, Theme

from . import figures


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the catalogue by keys, "" or None where all of it: what `projects.filtered` takes."""

    country: str = ""
    region: str = ""
    theme: str = ""
    period: str = ""
    fund: str = ""
    lag: int | None = None

    @property
    def given(self) -> dict:
        """Those that narrow it down, by name."""
        pairs = ((name, getattr(self, name)) for name in self.__dataclass_fields__)
        return {name: value for name, value in pairs if value}

    @property
    def label(self) -> str:
        """The part in words, "Latvia, Crafts"; "" for all. Asks for the names of what is no country."""
        return ", ".join(str(name) for name in self._names() if name)

    def _names(self):
        if self.lag:
            yield public_lags().filter(pk=self.lag).values_list("name", flat=True).first()
        if self.region:
            yield Region.objects.filter(pk=self.region).first()
        elif self.country:
            yield country_name(self.country)
        if self.theme:
            yield Theme.objects.filter(pk=self.theme).first()
        yield from (self.period.replace("-", "\N{EN DASH}"), self.fund)


def years(scope: Scope) -> list[dict]:
    """Rows of `projects.by_year_and_fund` for the scope, remembered."""
    return _kept("years", scope, lambda: list(projects.by_year_and_fund(_held(scope))))


def _themes(scope: Scope) -> list:
    return _kept("themes", scope, lambda: figures.themes_of(_held(scope), size=None))


def _countries(scope: Scope) -> list:
    return _kept("countries", scope, lambda: list(projects.by_country(_held(scope))))


def totals(scope: Scope) -> dict:
    """Figures of the scope, as `projects.totals`."""
    return _kept("totals", scope, lambda: projects.totals(_held(scope)))


def targets(scope: Scope) -> list[dict]:
    """What was aimed at and reached by EU indicator: {"label", "unit", "projects", "target", "reached"}."""
    rows = _kept("targets", scope, lambda: list(projects.by_indicator(_held(scope))))
    known = Indicator.objects.in_bulk([row["indicator"] for row in rows]) if rows else {}
    return [
        {**row, "label": str(known[row["indicator"]]), "unit": known[row["indicator"]].unit} for row in rows
    ]


def _held(scope: Scope):
    return projects.filtered(**scope.given)


def _kept(name: str, scope: Scope, compute: Callable):
    return remembered(f"chart {name} {sorted(scope.given.items())}", compute)


#: Chart's slug -> how it is made of a scope and an amount ("total", "eu").
CHARTS: dict[str, Callable[[Scope, str], Chart]] = {
    "money-by-year": lambda scope, amount: charts.money_by_year(years(scope), amount),
    "projects-by-year": lambda scope, amount: charts.projects_by_year(years(scope)),
    "projects-by-theme": lambda scope, amount: charts.projects_by_theme(
        _themes(scope), _for_links(scope, "theme")
    ),
    "projects-by-country": lambda scope, amount: charts.projects_by_country(
        _countries(scope), _for_links(scope, "country", "region")
    ),
}


def _for_links(scope: Scope, *without: str) -> dict:
    return {name: value for name, value in scope.given.items() if name not in without}


def chart(slug: str, scope: Scope, amount: str = "total") -> Chart:
    """One chart. Raises KeyError for a slug there is none of."""
    return CHARTS[slug](scope, amount)


def shown(scope: Scope, amount: str = "total", slugs: tuple[str, ...] = tuple(CHARTS)) -> list[dict]:
    """Charts that have anything to show: {"chart", "files": (name, address) of each file}.

    By country only where there are several.
    """
    of = {**scope.given, **({"amount": amount} if amount != "total" else {})}
    charts = [chart(slug, scope, amount) for slug in slugs]
    return [
        {"chart": held, "files": files(held.slug, of)}
        for held in charts
        if held and not (held.slug == "projects-by-country" and len(held.categories) < 2)
    ]


def source_line(scope: Scope) -> str:
    """Who says so, for a file that leaves the hub."""
    return _("LEADER Hub: %(part)s") % {"part": scope.label or _("all records")}
