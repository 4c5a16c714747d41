"""A group as flat, comparable data: what imports compare, log and restore, and what an edit changed.

Keys: the columns of SCALARS; "regions" (codes, sorted); "text.<lang>" and "period.<code>" (dicts of TEXT_FIELDS
and PERIOD_FIELDS, None if there is none). Values are as JSON has them.
"""

from collections.abc import Collection
from typing import Any

from hub.core.bulk import in_chunks
from hub.core.snapshots import Snapshot

from .models import Lag, LagPeriod, LagText

#: Columns and the value of an empty one.
SCALARS: dict[str, Any] = {
    "kind": "lag", "name": "", "lang": "", "country_id": "", "lat": None, "lon": None, "address": "",
    "website": "", "email": "", "languages": [], "territory_kinds": [], "founded": None,
}  # fmt: skip
TEXT_FIELDS = ("name", "summary", "description")
#: `funds` are codes, the lead fund first.
PERIOD_FIELDS: dict[str, Any] = {
    "code": "", "name": "", "population": None, "area_km2": None, "municipalities": [], "funds": [],
}  # fmt: skip


def snapshots(ids: Collection[int]) -> dict[int, Snapshot]:
    """Snapshots of the groups as they are live, by id; unknown ids are left out."""
    found: dict[int, Snapshot] = {}
    for chunk in in_chunks(ids):
        found |= _chunk(chunk)
    return found


def _chunk(ids: list[int]) -> dict[int, Snapshot]:
    found: dict[int, Snapshot] = {}
    for row in Lag.objects.filter(pk__in=ids).order_by().values("pk", *SCALARS):
        pk = row.pop("pk")
        found[pk] = row | {"regions": []}
    for row in LagText.objects.filter(lag__in=found).order_by().values("lag_id", "lang", *TEXT_FIELDS):
        found[row.pop("lag_id")][f"text.{row.pop('lang')}"] = row
    through = Lag.regions.through.objects.filter(lag__in=found).order_by("region_id")
    for pk, region in through.values_list("lag_id", "region_id"):
        found[pk]["regions"].append(region)
    for period in LagPeriod.objects.filter(lag__in=found).order_by().prefetch_related("funds"):
        found[period.lag_id][f"period.{period.period_id}"] = _period(period)
    return found


def _period(period: LagPeriod) -> dict[str, Any]:
    funds = sorted(
        (fund.pk for fund in period.funds.all()), key=lambda code: (code != period.lead_fund_id, code)
    )
    return {
        "code": period.code,
        "name": period.name,
        "population": period.population,
        "area_km2": None if period.area_km2 is None else f"{period.area_km2:.1f}",
        "municipalities": period.municipalities,
        "funds": funds,
    }
