"""What a group's page says of the projects it funded."""

from hub.lags import profile
from hub.lags.models import Lag

from . import charts, queries

NEWEST = 6
#: Years in the table; older ones are one line together.
YEARS = 10


def context(lag: Lag) -> dict:
    """Figures by year and together, and the newest projects."""
    projects = queries.filtered(lag=lag.pk)
    rows = list(queries.by_year_and_fund(projects))
    years = _by_year(rows)
    money = charts.money_by_year(rows)
    newest = projects.order_by(*queries.SORTS["newest"]).select_related("country", "source")
    return {
        "lag": lag,
        "years": years[:YEARS],
        "older": _together(years[YEARS:]),
        "count": sum(year["projects"] for year in years),
        "total": _sum(years, "total"),
        "eu": _sum(years, "eu"),
        "money": money,
        "files": charts.files(money.slug, {"lag": lag.pk}),
        "newest": newest.prefetch_related("texts", queries.themes())[:NEWEST] if years else [],
    }


def _by_year(rows: list[dict]) -> list[dict]:
    """Rows by year and fund put together by year, newest first, those without a year last."""
    found = {row["counted"]: [] for row in rows}
    for row in rows:
        found[row["counted"]].append(row)
    years = sorted(found, key=lambda year: -(year or 0))
    return [{"counted": year, **_together(found[year])} for year in years]


def _together(years: list[dict]) -> dict | None:
    if not years:
        return None
    return {
        "projects": sum(year["projects"] for year in years),
        "total": _sum(years, "total"),
        "eu": _sum(years, "eu"),
    }


def _sum(years: list[dict], amount: str):
    """The amounts that are known together; None when none is."""
    known = [year[amount] for year in years if year[amount] is not None]
    return sum(known) if known else None


def register() -> None:
    """Put the section on the page of every group."""
    profile.register(profile.Section(10, "projects/lag_section.html", context))
