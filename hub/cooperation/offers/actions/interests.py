"""One group wants to take part in another's offer: said, answered, taken back, closed."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from hub.cooperation.models import Block, Conversation, Interest, Offer
from hub.cooperation.offers import news, queries
from hub.lags.models import Lag
from hub.lags.permissions import people_of

from . import conversations

State = Interest.State


class OfferClosed(Exception):
    """The offer takes no interest (any more)."""


class AlreadyInterested(Exception):
    """The group has said so before; `interest` is that one."""

    def __init__(self, interest: Interest) -> None:
        self.interest = interest
        super().__init__()


class Decided(Exception):
    """Somebody has decided meanwhile; nothing was done."""


@transaction.atomic
def express(*, user, offer: Offer, lag: Lag, brings: str, lang: str = "", attachment=None) -> Interest:
    """Say that a group wants to take part, and what it brings; begins a conversation.

    Raises OfferClosed, AlreadyInterested, and of the conversation Blocked and TooMany.
    """
    conversations.check_rate(user)
    conversations.check_open(offer.lag, lag)
    # A write that changes nothing takes the row as a withdrawal does: whichever comes second sees the first.
    Offer.objects.filter(pk=offer.pk).update(lag=F("lag"))
    if not queries.open_offers().filter(pk=offer.pk).exists():
        raise OfferClosed
    held = Interest.objects.filter(offer=offer, lag=lag, state__in=Interest.GOING)
    try:
        with transaction.atomic():
            interest = Interest.objects.create(offer=offer, lag=lag, by=user, lang=lang or lag.lang)
    except IntegrityError:
        raise AlreadyInterested(held.get()) from None
    conversation = Conversation.objects.create(interest=interest)
    conversations.write(conversation, user, lag, brings, lang, attachment)
    news.tell(
        "interest-expressed", people_of(offer.lag), conversation,
        lag=lag, offer=offer, text=conversations.excerpt(brings),
    )  # fmt: skip
    return interest


@transaction.atomic
def accept(*, interest: Interest, user) -> None:
    """Say yes; the offer counts a partner more. Raises Decided."""
    _decide(interest, user, State.ACCEPTED)
    Offer.objects.filter(pk=interest.offer_id, partners_found__lt=40).update(
        partners_found=F("partners_found") + 1
    )
    _tell(interest, "interest-accepted")


@transaction.atomic
def decline(*, interest: Interest, user, reason: str) -> None:
    """Say no for one of the usual reasons, kindly. Raises Decided."""
    _decide(interest, user, State.DECLINED, reason=reason)
    _tell(interest, "interest-declined")


@transaction.atomic
def take_back(*, interest: Interest, user) -> None:
    """The interested group thinks otherwise. Raises Decided."""
    _move(interest, Interest.GOING, state=State.WITHDRAWN, decided_at=timezone.now(), decided_by=user)
    news.tell(
        "interest-withdrawn", people_of(interest.offer.lag), interest.conversation,
        lag=interest.lag, offer=interest.offer,
    )  # fmt: skip


def close_all(*, offer: Offer, user) -> None:
    """Close the interests that wait, with a word to each; inside the transaction that ends the offer."""
    for interest in offer.interests.filter(state=State.OPEN).select_related("lag", "conversation"):
        _move(interest, (State.OPEN,), state=State.CLOSED, decided_at=timezone.now(), decided_by=user)
        _tell(interest, "interest-closed")


def has_blocked(lag: Lag, other: Lag) -> bool:
    """Whether a group wants to hear no more of another one."""
    return Block.objects.filter(lag=lag, blocked=other).exists()


def _decide(interest: Interest, user, state: str, **fields) -> None:
    now = timezone.now()
    first = interest.answered_at or now
    _move(interest, (State.OPEN,), state=state, decided_at=now, decided_by=user, answered_at=first, **fields)


def _move(interest: Interest, states: tuple[str, ...], **fields) -> None:
    if not Interest.objects.filter(pk=interest.pk, state__in=states).update(**fields):
        raise Decided
    interest.refresh_from_db()


def _tell(interest: Interest, kind: str) -> None:
    news.tell(
        kind, people_of(interest.lag), interest.conversation,
        lag=interest.offer.lag, offer=interest.offer, reason=interest.get_reason_display(),
    )  # fmt: skip
