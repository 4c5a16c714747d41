"""Which offers somebody gets to see."""

from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from hub.cooperation.models import Conversation, Interest, Offer, OfferText, Reading, Report
from hub.lags.models import Lag
from hub.networks.scope import scope_of
from hub.vocabulary.models import Theme


def open_offers(today: date | None = None) -> QuerySet[Offer]:
    """Offers that everybody finds and that take interest: published, and neither deadline nor year is over."""
    today = today or timezone.localdate()
    in_time = Q(reply_by__isnull=True) | Q(reply_by__gte=today)
    return Offer.objects.filter(in_time, state=Offer.State.PUBLISHED, expires_on__gte=today, lag__live=True)


def with_page() -> QuerySet[Offer]:
    """Offers that have a page for everybody: also those that are paused, filled or expired."""
    return Offer.objects.filter(state__in=Offer.SHOWN, lag__live=True)


def whole(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Offers with all that lists, pages and the index need: texts, themes, group with country and source."""
    return offers.select_related("lag__country", "lag__source", "project").prefetch_related(
        Prefetch("texts", OfferText.objects.order_by("lang")),
        Prefetch("themes", Theme.objects.defer("words")),
        "lag__regions",
    )


def closing_soon(count: int) -> QuerySet[Offer]:
    """Open offers with a reply deadline, the nearest first."""
    return whole(open_offers().filter(reply_by__isnull=False)).order_by("reply_by", "pk")[:count]


def of_lag(lag: Lag) -> QuerySet[Offer]:
    """A group's open offers."""
    return whole(open_offers().filter(lag=lag))


def of_groups(lags: QuerySet[Lag]) -> QuerySet[Offer]:
    """All offers of groups for those who work there, the last changed first."""
    return whole(Offer.objects.filter(lag__in=lags)).order_by("-updated_at", "-pk")


def to_review(user) -> QuerySet[Offer]:
    """Offers that wait for the networks that somebody works for, the longest waiting first."""
    if not scope_of(user):
        return Offer.objects.none()
    tended = scope_of(user).narrow(Lag.objects.all())
    waiting = Offer.objects.filter(state=Offer.State.REVIEW, lag__in=tended.values("pk")).exclude(author=user)
    return whole(waiting).order_by("submitted_at", "pk")


def counted(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Offers with `waiting`, how many interests nobody has decided on, and `interested`, how many there are."""
    waiting = Q(interests__state=Interest.State.OPEN)
    return offers.annotate(
        waiting=Count("interests", filter=waiting, distinct=True),
        interested=Count("interests", distinct=True),
    )


def answered_in(offer: Offer) -> timedelta | None:
    """The middle one of the times that the first answers to an offer's interests took; None for none."""
    times = sorted(interest.waited for interest in offer.interests.exclude(answered_at=None))
    return times[len(times) // 2] if times else None


def conversations(user, groups: QuerySet[Lag]) -> QuerySet[Conversation]:
    """Conversations of groups with `unread`: whether somebody has not seen the newest message."""
    mine = Q(interest__offer__lag__in=groups) | Q(interest__lag__in=groups)
    read = Reading.objects.filter(conversation=OuterRef("pk"), user=user, until__gte=OuterRef("last_at"))
    return (
        Conversation.objects.filter(mine)
        .select_related("interest__offer__lag", "interest__lag")
        .annotate(unread=~Exists(read))
        .order_by("-last_at", "-pk")
    )


def reports_for(user) -> QuerySet[Report]:
    """Reported messages of groups that somebody tends, and that nobody has seen to."""
    if not scope_of(user):
        return Report.objects.none()
    tended = scope_of(user).narrow(Lag.objects.all())
    waiting = Report.objects.filter(settled_at=None, message__lag__in=tended.values("pk"))
    return waiting.select_related("message__lag", "message__conversation__interest__offer")


def waiting_for(user, groups: QuerySet[Lag]) -> dict[str, int]:
    """How much of offers waits for somebody: judgements, answers, new messages, reports."""
    talks = conversations(user, groups)
    return {
        "to_review": to_review(user).count(),
        "answers": Interest.objects.filter(offer__lag__in=groups, state=Interest.State.OPEN).count(),
        "unread": talks.filter(unread=True).count(),
        "reports": reports_for(user).count(),
    }
