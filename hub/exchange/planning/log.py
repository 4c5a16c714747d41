"""Writing the log of a run."""

from collections.abc import Iterable
from typing import Any

from hub.core.bulk import insert
from hub.exchange.models import ImportChange
from hub.projects.actions.children import to_json

Entry = tuple[str, str, int, dict[str, Any] | None, dict[str, Any] | None]


def created(model: str, ids: Iterable[int]) -> list[Entry]:
    """Entries of records that were made."""
    return [("created", model, pk, None, None) for pk in ids]


def changed(model: str, pk: int, before: dict[str, Any] | None, after: dict[str, Any] | None) -> Entry:
    """The entry of a record that was changed."""
    return ("changed", model, pk, before, after)


def keep(run_id: int, entries: Iterable[Entry]) -> None:
    """Write the entries."""
    insert(
        ImportChange,
        ("run_id", "action", "model", "object_id", "before", "after"),
        [
            (run_id, action, model, pk, None if before is None else to_json(before),
             None if after is None else to_json(after))
            for action, model, pk, before, after in entries
        ],
    )  # fmt: skip
