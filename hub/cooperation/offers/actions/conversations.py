"""Messages between two groups: sent, read, reported, stopped."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.cooperation import search as texts
from hub.cooperation.models import Block, Conversation, Interest, Message, Reading, Report
from hub.cooperation.offers import news
from hub.lags.models import Lag
from hub.lags.permissions import people_of, tenders

#: Messages that a person sends at most, (within, how many): more is a program, or a quarrel.
RATES = ((timedelta(hours=1), 30), (timedelta(days=1), 100))
#: Characters of a message that a notice of it holds.
EXCERPT = 600


class TooMany(Exception):
    """The person has sent so many messages that they have to wait."""


class Blocked(Exception):
    """One of the groups wants to hear no more of the other."""


class Closed(Exception):
    """Nothing goes on between the two groups any more."""


@transaction.atomic
def send(
    *, user, conversation: Conversation, lag: Lag, text: str, lang: str = "", attachment=None
) -> Message:
    """Write as one of the two groups; the other's people are told. Raises TooMany, Blocked, Closed."""
    check_rate(user)
    check_open(*conversation.sides)
    interest = conversation.interest
    if interest.state not in Interest.GOING:
        raise Closed
    message = write(conversation, user, lag, text, lang, attachment)
    offering, interested = conversation.sides
    if lag == offering:
        Interest.objects.filter(pk=interest.pk, answered_at=None).update(answered_at=message.created_at)
    other = interested if lag == offering else offering
    news.tell(
        "message", people_of(other), conversation, key=str(message.pk), but=user,
        lag=lag, offer=interest.offer, text=excerpt(text),
    )  # fmt: skip
    return message


def write(conversation: Conversation, user, lag: Lag, text: str, lang: str, attachment) -> Message:
    """Keep a message; part of what sends one. lang: "" for the one that it seems to be in."""
    lang = lang or texts.language_of(text, lag.lang)
    message = Message(conversation=conversation, lag=lag, author=user, text=text, lang=lang)
    if attachment is not None:
        message.attachment, message.attachment_name = attachment, attachment.name[-120:]
    message.save()
    Conversation.objects.filter(pk=conversation.pk).update(last_at=message.created_at)
    mark_read(user=user, conversation=conversation)
    return message


def mark_read(*, user, conversation: Conversation) -> None:
    """Note that somebody has seen all there is."""
    Reading.objects.update_or_create(conversation=conversation, user=user, defaults={"until": timezone.now()})


@transaction.atomic
def block(*, user, lag: Lag, other: Lag) -> None:
    """Hear no more of another group: no messages either way, no interests, no proposals."""
    Block.objects.get_or_create(lag=lag, blocked=other, defaults={"by": user})


@transaction.atomic
def unblock(*, lag: Lag, other: Lag) -> None:
    """Hear of it again."""
    Block.objects.filter(lag=lag, blocked=other).delete()


@transaction.atomic
def report(*, user, message: Message, why: str) -> Report:
    """Ask the network of the sender to look at a message; once while nobody has."""
    said, made = Report.objects.get_or_create(
        message=message, settled_at=None, defaults={"by": user, "why": why}
    )
    if made:
        news.tell("message-reported", tenders(message.lag), said, lag=message.lag)
    return said


@transaction.atomic
def settle(*, user, report: Report) -> bool:
    """Note that a network has seen to a report; False if somebody else has."""
    open_still = Report.objects.filter(pk=report.pk, settled_at=None)
    return bool(open_still.update(settled_at=timezone.now(), settled_by=user))


def check_rate(user) -> None:
    """Raises TooMany for somebody who has written more than a person does."""
    for within, most in RATES:
        since = timezone.now() - within
        if Message.objects.filter(author=user, created_at__gte=since).count() >= most:
            raise TooMany


def check_open(one: Lag, other: Lag) -> None:
    """Raises Blocked where either group has blocked the other."""
    pairs = Block.objects.filter(lag__in=(one, other), blocked__in=(one, other))
    if pairs.exists():
        raise Blocked


def excerpt(text: str) -> str:
    """The beginning of a message, for a notice of it."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()} …"
