"""Brings the vocabulary in the database up to what the files in `data/` say."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.db import connection, models, transaction

from .models import Concept, Fund, Indicator, Period, Principle, Rule, Theme

DATA = Path(__file__).parent / "data"


def _read(name: str) -> list[dict]:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def theme_files() -> list[dict]:
    """All themes as their files hold them, by group and slug."""
    themes = [json.loads(path.read_text(encoding="utf-8")) for path in (DATA / "themes").glob("*.json")]
    groups = list(Theme.Group.values)
    return sorted(themes, key=lambda theme: (groups.index(theme["group"]), theme["slug"]))


def concept_files() -> list[dict]:
    """All concepts as rows of their table: by theme, as their files hold them."""
    concepts = []
    for theme in theme_files():
        path = DATA / "concepts" / f"{theme['slug']}.json"
        if path.exists():
            rows = json.loads(path.read_text(encoding="utf-8"))
            concepts += [{"words": {}} | row | {"theme_id": theme["slug"]} for row in rows]
    return concepts


@cache
def fund_labels(lang: str) -> dict[str, str]:
    """Code -> label of every fund in `lang`, else in English, in the file's order; asks no database."""
    return {fund["code"]: fund["labels"].get(lang) or fund["labels"]["en"] for fund in _read("funds.json")}


def tables_exist() -> bool:
    """Whether the database is at a state that has the vocabulary's tables (not migrated back to before)."""
    return {Concept._meta.db_table, Rule._meta.db_table} <= set(connection.introspection.table_names())


def _upsert(model: type[models.Model], rows: Iterable[dict]) -> None:
    """Insert or update rows by primary key; rows that files no longer name stay, records may use them."""
    rows = list(rows)
    key = model._meta.pk.name
    fields = [name for name in rows[0] if name != key]
    model.objects.bulk_create(
        [model(**row) for row in rows], update_conflicts=True, unique_fields=[key], update_fields=fields
    )


@transaction.atomic
def load() -> None:
    """Load themes, concepts, principles, periods, funds, indicators and rules. Safe to repeat."""
    _upsert(Theme, (theme | {"order": order} for order, theme in enumerate(theme_files())))
    concepts = concept_files()
    _upsert(Concept, (concept | {"order": order} for order, concept in enumerate(concepts)))
    # No record refers to a concept, and one that the files dropped must not tag texts any longer.
    Concept.objects.exclude(pk__in=[concept["slug"] for concept in concepts]).delete()
    _upsert(Principle, (row | {"order": order} for order, row in enumerate(_read("principles.json"))))
    _upsert(Period, _read("periods.json"))
    funds = _read("funds.json")
    periods_of = {fund["code"]: fund.pop("periods") for fund in funds}
    _upsert(Fund, (fund | {"order": order} for order, fund in enumerate(funds)))
    for fund in Fund.objects.filter(pk__in=periods_of):
        fund.periods.set(periods_of[fund.pk])
    _upsert(Indicator, (row | {"order": order} for order, row in enumerate(_read("indicators.json"))))
    _upsert(Rule, (_rule(row) for row in _read("rules.json")))


def _rule(row: dict) -> dict:
    """A row of rules.json with the model's field names; empty period and fund mean 'any'."""
    row = dict(row)
    row["slug"] = row.pop("id", None) or row["slug"]
    row["period_id"] = row.pop("period") or None
    row["fund_id"] = row.pop("fund") or None
    return row
