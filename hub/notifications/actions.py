"""Writes: keyword-only and atomic; letters go out after the commit."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from hub.accounts.actions import change_preferences
from hub.accounts.models import User

from . import kinds
from .models import Notification


@transaction.atomic
def notify(
    *, kind: str, people: Iterable[User], about: Model, key: str = "", context: dict | None = None
) -> int:
    """Tell people something; how many of them did not know it yet.

    Each person is told of a (kind, about, key) at most once, ever. context: values that the kind's sentences
    name; they are kept as text. `about` in them is the record as it is called now. People without an active
    account are left out. Raises KeyError for a kind that nobody has registered.
    """
    slug = kinds.of(kind).slug
    same = {
        "kind": slug,
        "content_type": ContentType.objects.get_for_model(about),
        "object_id": str(about.pk),
        "key": key,
    }
    told = {"about": str(about), **{name: str(value) for name, value in (context or {}).items()}}
    able = {user.pk: user for user in people if user.is_active}
    known = Notification.objects.filter(**same, person__in=able).values_list("person_id", flat=True)
    new = [user for pk, user in able.items() if pk not in set(known)]
    Notification.objects.bulk_create(
        [
            Notification(**same, person=user, context=told, to_mail=user.mail_rhythm != User.MailRhythm.NEVER)
            for user in new
        ],
        # Somebody else may have told them at this very moment.
        ignore_conflicts=True,
    )
    at_once = [user.pk for user in new if user.mail_rhythm == User.MailRhythm.AT_ONCE]
    if at_once:
        transaction.on_commit(lambda: _deliver(at_once), robust=True)
    return len(new)


def mark_read(*, user, notification: Notification | None = None) -> None:
    """Note that somebody has read one of their notifications, or all of them."""
    mine = Notification.objects.filter(person=user, read_at=None)
    if notification is not None:
        mine = mine.filter(pk=notification.pk)
    mine.update(read_at=timezone.now())


@transaction.atomic
def change_rhythm(*, user: User, rhythm: str) -> None:
    """How often somebody gets mails from now on; with "never", what waits is not mailed later either."""
    change_preferences(user=user, mail_rhythm=rhythm)
    if rhythm == User.MailRhythm.NEVER:
        Notification.objects.filter(person=user, to_mail=True).update(to_mail=False)


def _deliver(people: list[int]) -> None:
    from .tasks import deliver

    deliver.enqueue(people)
