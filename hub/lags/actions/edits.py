"""What people change by hand, so that the next import leaves it alone."""

from django.db import transaction

from hub.core.actions import note_changed
from hub.core.snapshots import Snapshot
from hub.lags import search
from hub.lags.events import changed
from hub.lags.models import Lag
from hub.lags.snapshots import snapshots


@transaction.atomic
def note_edit(*, lag_id: int, before: Snapshot | None) -> list[str]:
    """After a group was published by hand: note which fields of the live record changed, tell the index.

    before: `snapshots([id])[id]` from before, None for a new group. Gives the changed keys.
    """
    after = snapshots([lag_id])[lag_id]
    lag = Lag.objects.only("edited_at", "edited_fields").get(pk=lag_id)
    keys = after.keys() | (before or {}).keys()
    differing = sorted(key for key in keys if before is None or before.get(key) != after.get(key))
    note_changed(record=lag, changed=differing, throughout=before is None)
    Lag.objects.filter(pk=lag_id).update(edited_at=lag.edited_at, edited_fields=lag.edited_fields)
    search.enqueue([lag_id])
    changed.send(Lag, lag_id=lag_id, fields=differing)
    return differing
