"""Charts of projects, from the rows that `queries` gives."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hub.core import formats
from hub.core.charts import Chart, Kind, Series
from hub.core.charts.palette import QUIET
from hub.places.names import country_name
from hub.vocabulary.loading import fund_labels
from hub.vocabulary.models import Theme

#: Years side by side; what lies further back is one column together.
YEARS = 16
#: Themes and countries that are drawn; the table has all.
BARS = 15
#: What amounts may be shown: value in addresses -> field of the rows.
AMOUNTS = {"total": "total", "eu": "eu"}


def money_by_year(rows: Sequence[dict], amount: str = "total") -> Chart:
    """Euro by year and fund, of rows of `queries.by_year_and_fund`. amount: "total" or "eu"."""
    field = AMOUNTS[amount]
    told = [row for row in rows if row["counted"] and row[field]]
    funds = _funds()
    codes = [code for code in (*funds, None) if any(row["fund"] == code for row in told)]
    years, of_year = _years(told)
    series = tuple(
        Series(
            funds[code] if code else _("fund not known"),
            _added(years, of_year, ((row["counted"], row[field]) for row in told if row["fund"] == code)),
            list(funds).index(code) if code else QUIET,
        )
        for code in codes
    )
    return Chart(
        "money-by-year",
        _("Total cost by year and fund") if amount == "total" else _("Support from the EU by year and fund"),
        _("Year"), years, series, unit="EUR", note=_without_a_year(rows, told, field),
    )  # fmt: skip


def projects_by_year(rows: Sequence[dict]) -> Chart:
    """Number of projects by year, of the same rows."""
    told = [row for row in rows if row["counted"]]
    years, of_year = _years(told)
    values = _added(years, of_year, ((row["counted"], row["projects"]) for row in told))
    missing = sum(row["projects"] for row in rows if not row["counted"])
    return Chart(
        "projects-by-year", _("Projects by year"), _("Year"), years, (Series(_("Projects"), values),),
        note=_missing_year(missing) if missing else "",
    )  # fmt: skip


def projects_by_theme(rows: Iterable[tuple[Theme, int]], scope: dict | None = None) -> Chart:
    """Number of projects of each theme; `scope` are parameters that the links to them carry along."""
    named = [(str(theme), number, _projects(theme=theme.pk, **(scope or {}))) for theme, number in rows]
    return replace(
        _bars("projects-by-theme", _("Projects by theme"), _("Theme"), named),
        note=_("A project may have up to three themes."),
    )


def projects_by_country(rows: Iterable[tuple[str, int]], scope: dict | None = None) -> Chart:
    """Number of projects in each country, of (code, number)."""
    named = [(country_name(code), number, _projects(country=code, **(scope or {}))) for code, number in rows]
    return _bars("projects-by-country", _("Projects by country"), _("Country"), named)


def _bars(slug: str, title: str, heading: str, rows: Sequence[tuple[str, int, str]]) -> Chart:
    """Numbers of projects by (name, number, address), the most first."""
    names, numbers, links = zip(*rows, strict=True) if rows else ((), (), ())
    return Chart(
        slug, title, heading, names, (Series(_("Projects"), numbers),), Kind.BARS, links=links, most=BARS
    )


#: What a chart can be taken along as.
ENDINGS = ("csv", "png", "svg")


def files(slug: str, of: dict) -> list[tuple[str, str]]:
    """(ending in capitals, address) of a chart's files; `of` says of which part of the catalogue."""
    query = f"?{urlencode(of)}" if of else ""
    return [
        (ending.upper(), f"{reverse('pages:chart_file', args=[slug, ending])}{query}") for ending in ENDINGS
    ]


def _projects(**parameters) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return f"{reverse('projects:index')}?{urlencode(given)}"


def _funds() -> dict[str, str]:
    """Code -> name of the funds, in their own order, which gives each its colour."""
    return fund_labels((get_language() or "en")[:2])


def _years(rows: Sequence[dict]) -> tuple[tuple[str, ...], dict[int, int]]:
    """Names of the columns from the first to the last year without a gap, and the column of each year."""
    if not rows:
        return (), {}
    found = [row["counted"] for row in rows]
    first, last = max(min(found), max(found) - YEARS + 1), max(found)
    before = min(found) < first
    names = (*([_("earlier")] if before else []), *(str(year) for year in range(first, last + 1)))
    columns = {year: max(year - first, -1) + before for year in found}
    return names, columns


def _added(
    years: Sequence[str], of_year: dict[int, int], pairs: Iterable[tuple[int, Decimal | int]]
) -> tuple:
    values: list = [0] * len(years)
    for year, value in pairs:
        values[of_year[year]] += value or 0
    return tuple(values)


def _without_a_year(rows: Sequence[dict], told: Sequence[dict], field: str) -> str:
    """How many projects the amounts cannot tell of: those of rows without a year, or without any amount."""
    missing = sum(row["projects"] for row in rows) - sum(row["projects"] for row in told)
    if not missing:
        return ""
    return ngettext(
        "%(shown)s project without a year or an amount is left out.",
        "%(shown)s projects without a year or an amount are left out.",
        missing,
    ) % {"shown": formats.number(missing)}


def _missing_year(missing: int) -> str:
    return ngettext(
        "%(shown)s project without a year is left out.",
        "%(shown)s projects without a year are left out.",
        missing,
    ) % {"shown": formats.number(missing)}
