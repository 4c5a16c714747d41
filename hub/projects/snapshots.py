"""A project as flat, comparable data: what imports compare, log and restore, and what an edit changed.

Keys: the columns of SCALARS; "text.<lang>" and "experience.<lang>" (fields of that language, None if there is
none); "principle.<slug>.<lang>" (how); "themes" (slugs in order); "keywords" (names, sorted); "indicators"
and "beneficiaries" (lists of dicts in order). Values are as JSON has them: dates as ISO text, amounts as text
with two decimals.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from hub.core.bulk import in_chunks
from hub.core.snapshots import Snapshot

from .models import (
    Beneficiary,
    Experience,
    Project,
    ProjectIndicator,
    ProjectPrinciple,
    ProjectTag,
    ProjectText,
    ProjectTheme,
)

DATES = ("submitted_on", "assessed_on", "approved_on", "start_on", "end_on", "paid_on")
AMOUNTS = ("total_cost", "public_support", "eu_support", "own_contribution")
#: Columns and the value of an empty one.
SCALARS: dict[str, Any] = {
    "title": "", "lang": "", "lag_id": None, "country_id": "", "region_id": None, "region_given": "",
    "place": "", "postal_code": "", "lat": None, "lon": None, "status": "unknown", "period_id": None,
    "fund_id": None, "programme": "", "measure": "", "is_cooperation": False,
    **dict.fromkeys(DATES), "currency": "EUR", **dict.fromkeys(AMOUNTS),
    "website": "", "transferable": "", "visit_offered": False, "talk_offered": False,
}  # fmt: skip
TEXT_FIELDS = ("title", "summary", "description")
LISTS = ("themes", "keywords", "indicators", "beneficiaries")


def plain(value: Any) -> Any:
    """A value as a snapshot holds it."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return value.isoformat() if isinstance(value, date) else value


def snapshots(ids: Collection[int]) -> dict[int, Snapshot]:
    """Snapshots of the projects with these ids, by id; unknown ids are left out."""
    found: dict[int, Snapshot] = {}
    for chunk in in_chunks(ids):
        found |= _chunk(chunk)
    return found


def _chunk(ids: list[int]) -> dict[int, Snapshot]:
    found: dict[int, Snapshot] = {}
    for row in Project.objects.filter(pk__in=ids).order_by().values("pk", *SCALARS):
        pk = row.pop("pk")
        found[pk] = {name: plain(value) for name, value in row.items()}
        found[pk] |= {name: [] for name in LISTS}
    children = {"project__in": list(found)}
    for row in ProjectText.objects.filter(**children).order_by().values("project_id", "lang", *TEXT_FIELDS):
        found[row.pop("project_id")][f"text.{row.pop('lang')}"] = row
    told = Experience.objects.filter(**children).order_by().values("project_id", "lang", *Experience.FIELDS)
    for row in told:
        found[row.pop("project_id")][f"experience.{row.pop('lang')}"] = row
    for row in ProjectPrinciple.objects.filter(**children).order_by().values():
        found[row["project_id"]][f"principle.{row['principle_id']}.{row['lang']}"] = row["how"]
    for row in ProjectTheme.objects.filter(**children).order_by("order").values("project_id", "theme_id"):
        found[row["project_id"]]["themes"].append(row["theme_id"])
    keywords = ProjectTag.objects.filter(content_object__in=list(found)).order_by()
    for pk, name in keywords.values_list("content_object_id", "tag__name"):
        found[pk]["keywords"].append(name)
    for row in ProjectIndicator.objects.filter(**children).order_by("id").values():
        found[row["project_id"]]["indicators"].append(_indicator(row))
    for snapshot in found.values():
        snapshot["keywords"].sort()
    takers = Beneficiary.objects.filter(**children).order_by("order", "id").values(
        "project_id", "role", "is_person", "organisation__source_id", "organisation__external_id",
        "organisation__name",
    )  # fmt: skip
    for row in takers:
        found[row["project_id"]]["beneficiaries"].append(_beneficiary(row))
    return found


def _indicator(row: dict) -> dict:
    return {
        "name": row["name"], "unit": row["unit"], "code": row["indicator_id"],
        "target": plain(row["target"]), "reached": plain(row["reached"]),
    }  # fmt: skip


def _beneficiary(row: dict) -> dict:
    if row["organisation__external_id"] is None:
        return {"role": row["role"], "organisation": None, "name": None}
    key = organisation_key(row["organisation__source_id"], row["organisation__external_id"])
    return {"role": row["role"], "organisation": key, "name": row["organisation__name"]}


def organisation_key(source_id: int, external_id: str) -> str:
    """How a snapshot names an organisation: "3:o123"."""
    return f"{source_id}:{external_id}"
