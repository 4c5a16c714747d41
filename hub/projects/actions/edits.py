"""What people change by hand, so that the next import leaves it alone."""

from django.db import transaction

from hub.core.actions import note_changed
from hub.core.snapshots import Snapshot, differences
from hub.projects import search
from hub.projects.actions.euro import in_euro
from hub.projects.models import Project
from hub.projects.snapshots import snapshots


@transaction.atomic
def note_edit(*, project_id: int, before: Snapshot | None) -> list[str]:
    """After a project was saved by hand: note which fields changed, renew the euro amounts, tell the index.

    before: `snapshots([id])[id]` from before the save, None for a new project. Gives the changed keys.
    """
    after = snapshots([project_id])[project_id]
    project = Project.objects.only("edited_at", "edited_fields").get(pk=project_id)
    changed = list(after) if before is None else _changed(before, after)
    total, eu = in_euro(after)
    note_changed(record=project, changed=changed, throughout=before is None)
    Project.objects.filter(pk=project_id).update(
        total_eur=total, eu_eur=eu, edited_at=project.edited_at, edited_fields=project.edited_fields
    )
    search.enqueue([project_id])
    return changed


def _changed(before: Snapshot, after: Snapshot) -> list[str]:
    gone = dict.fromkeys(before.keys() - after.keys())
    return sorted(differences(before, after | gone)[0])
