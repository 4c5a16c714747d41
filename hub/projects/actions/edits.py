"""What people change by hand, so that the next import leaves it alone."""

from django.db import transaction
from django.utils import timezone

from hub.projects import search
from hub.projects.actions.euro import in_euro
from hub.projects.models import Project
from hub.projects.snapshots import Snapshot, differences, snapshots


@transaction.atomic
def note_edit(*, project_id: int, before: Snapshot | None) -> list[str]:
    """After a project was saved by hand: note which fields changed, renew the euro amounts, tell the index.

    before: `snapshots([id])[id]` from before the save, None for a new project. Gives the changed keys.
    """
    after = snapshots([project_id])[project_id]
    project = Project.objects.only("edited_fields").get(pk=project_id)
    changed = list(after) if before is None else _changed(before, after)
    total, eu = in_euro(after)
    values = {"total_eur": total, "eu_eur": eu}
    if changed:
        values |= {
            "edited_at": timezone.now(),
            "edited_fields": sorted({*project.edited_fields, *changed}) if before is not None else [],
        }
    Project.objects.filter(pk=project_id).update(**values)
    search.enqueue([project_id])
    return changed


def _changed(before: Snapshot, after: Snapshot) -> list[str]:
    gone = dict.fromkeys(before.keys() - after.keys())
    return sorted(differences(before, after | gone)[0])
