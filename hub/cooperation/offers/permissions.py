"""Who may do what with offers, interests and conversations. What is refused is answered as if it were not there."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from hub.cooperation.models import Offer
from hub.lags.models import Lag, LagMembership
from hub.lags.permissions import role_of, tends
from hub.networks.models import NetworkMembership


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


def people_of(lag: Lag) -> list:
    """Who works for a group now, to be told."""
    active = LagMembership.objects.active().filter(lag=lag, user__is_active=True)
    return [each.user for each in active.select_related("user")]


def reviewers_of(lag: Lag) -> list:
    """Who works for a network that tends a group, to be told."""
    starts = [code for region in lag.regions.all() for code in region.path]
    over = Q(network__countries=lag.country_id) | Q(network__regions__in=starts)
    found = NetworkMembership.objects.active().filter(over)
    return list(get_user_model().objects.filter(pk__in=found.values("user"), is_active=True))
