"""What the room of notifications keeps of a person, and for how long."""

from datetime import datetime, timedelta

from hub.core import personal

from .models import Letter, Notification

#: After that nobody looks for what they were told.
KEPT = timedelta(days=400)


def _tell(user) -> list:
    return [
        {
            "kind": each.kind, "about": each.context, "when": each.created_at, "read": each.read_at,
            "mailed": each.letter.sent_at if each.letter else None,
        }
        for each in Notification.objects.filter(person=user).select_related("letter")
    ]  # fmt: skip


def _forget(user) -> None:
    Notification.objects.filter(person=user).delete()
    Letter.objects.filter(person=user).delete()


def forget_old(now: datetime) -> None:
    """Daily: notifications and letters of more than a year ago."""
    Notification.objects.filter(created_at__lt=now - KEPT).delete()
    Letter.objects.filter(created_at__lt=now - KEPT).delete()


keeper = personal.Keeper("notifications", tell=_tell, forget=_forget)
