"""A checked row of a group as the keys of a snapshot."""

from typing import Any

from hub.exchange.lookups import Lookups
from hub.exchange.planning import places
from hub.exchange.planning.checks import web_address
from hub.exchange.planning.languages import put_texts
from hub.exchange.plans import Given, Problem, Read, doubt, refusal
from hub.exchange.rows import LagRow
from hub.exchange.rows.lag import LagPeriodRow
from hub.exchange.rows.values import language_code
from hub.lags.models import Lag
from hub.lags.snapshots import SCALARS, TEXT_FIELDS

_SAME = ("kind", "address", "email", "founded")


def read(row: LagRow, given: Given, lookups: Lookups, known_lang: str = "") -> Read:
    """What a row says, for those of its columns that the file has, be they empty or not.

    Texts are whole, with empty fields where the file has no column. known_lang: the record's own language so
    far, which goes on where the file has no `lang`.
    """
    problems: list[Problem] = []
    columns = given.present
    out: dict[str, Any] = {name: getattr(row, name) or SCALARS[name] for name in _SAME if name in columns}
    if "website" in columns:
        out["website"], doubts = web_address(row.website, 200)
        problems.extend(doubts)
    country = row.country
    regions = [places.region(text, country, lookups) for text in row.regions]
    for _found, doubts in regions:
        problems.extend(doubts)
    country = country or next((found.country for found, _ in regions if found.country), "")
    if not country:
        problems.append(refusal("country", "country_needed"))
    out["country_id"] = country
    if "regions" in columns:
        out["regions"] = sorted({found.region for found, _ in regions if found.region})
    if "lat" in columns or "lon" in columns:
        point = places.point(row.lat, row.lon, country, given)
        out["lat"], out["lon"] = point.lat, point.lon
        problems.extend(point.problems)
    put_texts(row, out, problems, lookups, given, known_lang, fields=TEXT_FIELDS, headline="name")
    _lists(row, columns, out, problems)
    for period in (row, *row.periods):
        _period(period, out, problems, lookups, columns if period is row else None)
    return Read(out, problems)


def _lists(row: LagRow, columns: frozenset[str], out: dict, problems: list[Problem]) -> None:
    if "languages" in columns:
        out["languages"] = list(dict.fromkeys(language_code(text) or text[:12] for text in row.languages))
    if "territory_kinds" in columns:
        labels = {str(label).casefold(): value for value, label in Lag.TerritoryKind.choices}
        known = labels | {value: value for value in Lag.TerritoryKind.values}
        kinds = []
        for text in row.territory_kinds:
            kind = known.get(text.casefold())
            if kind is None:
                problems.append(doubt("territory_kinds", "territory_unknown", text))
            elif kind not in kinds:
                kinds.append(kind)
        out["territory_kinds"] = kinds


def _period(
    row: LagPeriodRow, out: dict, problems: list[Problem], lookups: Lookups, columns: frozenset[str] | None
) -> None:
    code = lookups.period(row.period) if row.period else None
    if code is None:
        if row.period:
            problems.append(doubt("period", "period_unknown", row.period))
        return
    funds = []
    for text in row.funds:
        fund = lookups.fund(text)
        if fund is None:
            problems.append(doubt("funds", "fund_unknown", text))
        elif fund not in funds:
            funds.append(fund)
    said = {
        "code": row.code,
        "name": row.name,
        "population": row.population,
        "area_km2": None if row.area_km2 is None else f"{row.area_km2:.1f}",
        "municipalities": list(row.municipalities),
        "funds": funds[:1] + sorted(funds[1:]),
    }
    # A flat row's name is the group's, not the period's.
    told = row.model_fields_set if columns is None else columns - {"name"}
    # Columns that the file does not have stay as they are; the planner fills them in from the record.
    out[f"period.{code}"] = {name: value for name, value in said.items() if name in told}
