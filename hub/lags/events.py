"""What other apps may want to hear of groups."""

from django.dispatch import Signal

#: A live group was changed by hand, by an import or by an undo; sent in the same transaction with `lag_id`
#: and `fields`, the keys of its snapshot (`hub.lags.snapshots`) that differ from before.
changed = Signal()
