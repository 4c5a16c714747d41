"""Records as flat, comparable data: what the snapshots of every kind of record have in common."""

from typing import Any

#: Keys that say what a value is of ("text.lv"), and values as JSON has them.
Snapshot = dict[str, Any]


def differences(before: Snapshot, after: Snapshot) -> tuple[Snapshot, Snapshot]:
    """(values before, values after) of the keys of `after` that differ; what is missing counts as None."""
    changed = [key for key, value in after.items() if before.get(key) != value]
    return {key: before.get(key) for key in changed}, {key: after[key] for key in changed}
