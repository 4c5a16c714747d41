from django.db.models import QuerySet

from . import kinds
from .models import Notification


def of_person(user) -> QuerySet[Notification]:
    """What somebody was told, the newest first, with the records that it is about."""
    found = Notification.objects.filter(person=user, kind__in=kinds.known())
    return found.select_related("content_type").prefetch_related("about")


def unread(user) -> int:
    """How many of them somebody has not read."""
    return Notification.objects.filter(person=user, read_at=None, kind__in=kinds.known()).count()
