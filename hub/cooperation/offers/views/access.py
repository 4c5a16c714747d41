"""Finding records for somebody: what is not theirs is not there."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from hub.cooperation.models import Conversation, Offer
from hub.cooperation.offers import permissions, queries
from hub.lags.models import Lag


def own_offer(user, pk: int) -> Offer:
    """An offer of a group that somebody works for; 404 for all others."""
    offer = get_object_or_404(queries.whole(Offer.objects.all()), pk=pk)
    if not permissions.may_write(user, offer):
        raise Http404
    return offer


def reviewed_offer(user, pk: int) -> Offer:
    """An offer that somebody may judge; 404 for all others."""
    offer = get_object_or_404(queries.whole(Offer.objects.all()), pk=pk)
    if not permissions.may_review(user, offer):
        raise Http404
    return offer


def own_conversation(user, token: str) -> tuple[Conversation, Lag]:
    """(a conversation, the side that somebody is on); 404 for everybody but the people of its two groups.

    Who works for both groups is on the side of the offer.
    """
    held = get_object_or_404(
        Conversation.objects.select_related(
            "interest__offer__lag__country", "interest__offer__lag__source", "interest__lag__country"
        ),
        token=token,
    )
    mine = set(permissions.lags_of(user).values_list("pk", flat=True))
    side = next((lag for lag in held.sides if lag.pk in mine), None)
    if side is None:
        raise Http404
    return held, side
