"""Rules that a new hub begins with. Networks change them; what is there already stays as it is."""

import json
from pathlib import Path

from django.db import connection, transaction

from .models import CooperationRule, RuleWindow

FILE = Path(__file__).parent / "data" / "cooperation_rules.json"


def tables_exist() -> bool:
    """Whether the database is at a state that has the tables (not migrated back to before)."""
    names = set(connection.introspection.table_names())
    return {CooperationRule._meta.db_table, RuleWindow._meta.db_table} <= names


@transaction.atomic
def load() -> int:
    """Add the rules of the file that the hub does not have by their slug; how many those are. Safe to repeat."""
    known = set(CooperationRule.objects.values_list("slug", flat=True))
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    missing = [row for row in rows if row["slug"] not in known]
    for row in missing:
        windows = row.pop("windows", [])
        keys = {
            f"{name}_id": row.pop(name) for name in ("country", "region", "period", "fund") if name in row
        }
        rule = CooperationRule.objects.create(**row, **keys)
        RuleWindow.objects.bulk_create(RuleWindow(rule=rule, **window) for window in windows)
    return len(missing)
