"""From notifications to letters, and from letters to the mail server: each once, and again when that fails.

A letter is claimed by one update before it is sent, so two workers never send it both. One that was claimed and
neither sent nor given up (the worker was killed) is claimed again after STALE, under the same Message-ID.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from hub.accounts.models import User

from . import letters
from .models import Letter, Notification

logger = logging.getLogger(__name__)
Rhythm, State = User.MailRhythm, Letter.State

#: Pauses after the first failure, the second, ...; after the last attempt an operator has to look.
PAUSES = (timedelta(minutes=10), timedelta(hours=1), timedelta(hours=4), timedelta(hours=12))
#: How long sending may take before it counts as broken off.
STALE = timedelta(minutes=30)
#: A week, less what the daily turn may come earlier than the last time.
WEEK = timedelta(days=6, hours=12)
#: Whether the server refuses the message or is away, all that sending can meet.
ATTEMPTS = len(PAUSES) + 1


def gather(people: QuerySet[User]) -> list[Letter]:
    """Put what waits for each of these people into one letter; the new letters, one a person at most."""
    waiting = Notification.objects.filter(person=OuterRef("pk"), to_mail=True)
    made = [_gather(person) for person in people.filter(Exists(waiting), is_active=True)]
    return [letter for letter in made if letter]


@transaction.atomic
def _gather(person: User) -> Letter | None:
    letter = Letter.objects.create(person=person)
    mine = Notification.objects.filter(person=person, to_mail=True)
    if mine.update(to_mail=False, letter=letter):
        return letter
    letter.delete()  # somebody else has put them into theirs
    return None


def digests(now: datetime) -> None:
    """The daily and the weekly letters; what has been read in the hub by then needs no mail."""
    waiting = Notification.objects.filter(to_mail=True)
    waiting.filter(person__mail_rhythm=Rhythm.NEVER).update(to_mail=False)
    waiting.exclude(read_at=None).exclude(person__mail_rhythm=Rhythm.AT_ONCE).update(to_mail=False)
    lately = Letter.objects.filter(person=OuterRef("pk"), created_at__gt=now - WEEK)
    gather(User.objects.filter(mail_rhythm=Rhythm.DAILY))
    gather(User.objects.filter(mail_rhythm=Rhythm.WEEKLY).exclude(Exists(lately)))
    # Those whose task was lost.
    gather(User.objects.filter(mail_rhythm=Rhythm.AT_ONCE))
    send_due()


def send_due() -> int:
    """Send whatever is due, broken off letters among it; how many went out."""
    now = timezone.now()
    broken = Letter.objects.filter(state=State.SENDING, claimed_at__lt=now - STALE)
    broken.filter(attempts__gte=ATTEMPTS).update(state=State.FAILED, error="broken off")
    broken.filter(attempts__lt=ATTEMPTS).update(state=State.WAITING, next_at=now)
    due = Letter.objects.filter(state=State.WAITING, next_at__lte=now).order_by("created_at")
    return sum(send(key) for key in list(due.values_list("pk", flat=True)))


def send(key: int) -> bool:
    """Send a letter if nobody else does and its turn has come; whether it went out."""
    now = timezone.now()
    ours = Letter.objects.filter(pk=key, state=State.WAITING, next_at__lte=now)
    if not ours.update(state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return False
    letter = Letter.objects.select_related("person").get(pk=key)
    try:
        message = letters.write(letter)
        if message is None:
            Letter.objects.filter(pk=key).update(state=State.DROPPED)
            return False
        message.send()
    except Exception as error:  # whatever it is: the letter must not be lost, nor the others wait for it
        _put_off(letter, error)
        return False
    Letter.objects.filter(pk=key).update(state=State.SENT, sent_at=timezone.now(), error="")
    return True


def try_failed_again() -> int:
    """Give letters that were given up all their attempts again; how many."""
    given_up = Letter.objects.filter(state=State.FAILED)
    return given_up.update(state=State.WAITING, attempts=0, next_at=timezone.now())


def _put_off(letter: Letter, error: Exception) -> None:
    # The address stands in what mail servers say: it goes into the table, which is erased with the person,
    # and not into the log.
    logger.warning("Letter %d could not be sent: %s", letter.pk, type(error).__name__)
    told = f"{type(error).__name__}: {error}"[:300]
    again = {"state": State.FAILED}
    if letter.attempts < ATTEMPTS:
        again = {"state": State.WAITING, "next_at": timezone.now() + PAUSES[letter.attempts - 1]}
    Letter.objects.filter(pk=letter.pk).update(error=told, **again)
