"""Who may do what with offers, interests and conversations. What is refused is answered as if it were not there."""

from django.db.models import QuerySet

from hub.cooperation.models import Offer
from hub.lags.models import Lag, LagMembership
from hub.lags.permissions import role_of, tends


def lags_of(user) -> QuerySet[Lag]:
    """Public groups that somebody works for now."""
    if not user.is_authenticated:
        return Lag.objects.none()
    active = LagMembership.objects.active().filter(user=user)
    return Lag.objects.filter(live=True, pk__in=active.values("lag")).order_by("name", "pk")


def may_write(user, offer: Offer) -> bool:
    """Whether somebody writes an offer and answers for it: who works for its group."""
    return bool(role_of(user, offer.lag))


def may_review(user, offer: Offer) -> bool:
    """Whether somebody judges an offer: who tends its group, but nobody what they wrote themselves."""
    return tends(user, offer.lag) and offer.author_id != user.pk
