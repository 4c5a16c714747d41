"""What imports did to a record, for its form."""

from collections.abc import Iterator

from django.urls import reverse

from hub.core.admin.history import Entry
from hub.exchange.differences import spelled
from hub.exchange.models import ImportChange, ImportRun

MOST = 50
"""Entries shown; a record that every monthly import changes reaches that after four years."""


def entries(model: str, object_id: int) -> Iterator[Entry]:
    """Runs that made or changed a record, the newest first. model: as ImportChange names it ("project")."""
    changes = ImportChange.objects.filter(model=model, object_id=object_id).select_related("run__source")
    for change in changes.order_by("-run_id", "-pk")[:MOST]:
        undone = change.run.state == ImportRun.State.UNDONE
        yield Entry(
            when=change.run.created_at,
            title=f"{change.run.source}: {change.run.file_name}",
            url=reverse("imports:run", args=[change.run_id]),
            action=change.run.get_state_display() if undone else change.get_action_display(),
            differences=spelled(model, change.before, change.after),
        )
