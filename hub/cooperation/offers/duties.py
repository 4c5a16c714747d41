"""What is done for offers once a day: reminders, and what has run out leaves the search."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import Interest, Offer
from hub.lags.permissions import people_of

from . import news, queries, search

#: Days before the end at which a group is reminded.
BEFORE = (30, 7)
#: Days after which an interest that nobody has answered is brought back to mind, and again.
UNANSWERED = (7, 21)
#: Days for which an offer that has ended is looked at, so that a missed day does no harm.
LOOKED_BACK = 14


@transaction.atomic
def remind_of_expiry(now: datetime) -> None:
    """Tell groups 30 and 7 days before an offer ends, and when it has; who ended leaves the index.

    Safe to repeat: each is told once for each last day, so that a renewal begins anew.
    """
    today = timezone.localtime(now).date()
    for offer in queries.open_offers(today).select_related("lag"):
        left = (offer.last_day - today).days
        due = min((days for days in BEFORE if left <= days), default=None)
        if due is not None and _began_before(offer, due):
            _tell(offer, "offer-expires", f"{offer.last_day}-{due}", left)
    ended = [
        offer
        for offer in Offer.objects.filter(state=Offer.State.PUBLISHED).select_related("lag")
        if offer.is_expired(today) and offer.last_day >= today - timedelta(days=LOOKED_BACK)
    ]
    for offer in ended:
        _tell(offer, "offer-expired", str(offer.last_day), 0)
    search.enqueue([offer.pk for offer in ended])


@transaction.atomic
def remind_of_interests(now: datetime) -> None:
    """Tell groups of interests that nobody has answered for one and for three weeks. Safe to repeat."""
    waiting = Interest.objects.filter(state=Interest.State.OPEN, answered_at=None)
    for interest in waiting.select_related("offer__lag", "lag", "conversation"):
        days = (now - interest.created_at).days
        due = max((each for each in UNANSWERED if days >= each), default=None)
        if due is not None:
            news.tell(
                "interest-waits", people_of(interest.offer.lag), interest.conversation,
                key=str(due), lag=interest.lag, offer=interest.offer, days=days,
            )  # fmt: skip


def _began_before(offer: Offer, days: int) -> bool:
    """Whether it was published earlier than so many days before its end: whoever sets a short deadline knows."""
    return timezone.localtime(offer.published_at).date() < offer.last_day - timedelta(days=days)


def _tell(offer: Offer, kind: str, key: str, days: int) -> None:
    news.tell(kind, people_of(offer.lag), offer, key=key, days=days)
