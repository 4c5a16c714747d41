"""What groups decide about those whom the hub proposes to them."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import MatchChoice, MatchVisit
from hub.lags.models import Lag

#: Whoever comes back within this time is still on the same visit: what was new stays so.
VISIT = timedelta(hours=2)
#: Ids of profiles that are remembered as seen.
MOST = 500


@transaction.atomic
def choose(*, user, lag: Lag, profile: str, choice: str) -> None:
    """Save a proposal, or never see it again; "" takes the decision back."""
    if not choice:
        MatchChoice.objects.filter(lag=lag, profile=profile).delete()
        return
    MatchChoice.objects.update_or_create(lag=lag, profile=profile, defaults={"choice": choice, "by": user})


@transaction.atomic
def visit(*, user, lag: Lag, shown: Collection[str]) -> set[str]:
    """Note that proposals were shown; ids of those that are new to this person since their last visit.

    On a first visit nothing is called new: everything is.
    """
    held, first = MatchVisit.objects.get_or_create(lag=lag, user=user)
    first = first or held.at is None
    if held.at is not None and timezone.now() - held.at > VISIT:
        held.seen, held.showing = [*held.seen, *held.showing][-MOST:], []
    known = set(held.seen)
    held.showing = list(dict.fromkeys([*held.showing, *(each for each in shown if each not in known)]))
    if first:
        held.seen, held.showing = held.showing, []
        known = set(held.seen)
    held.at = timezone.now()
    held.save(update_fields=["seen", "showing", "at"])
    return {each for each in shown if each not in known}


@transaction.atomic
def weigh(*, user, lag: Lag, weights: Mapping[str, int]) -> None:
    """Let criteria count more or less for somebody; those that count as usual are left out."""
    MatchVisit.objects.update_or_create(lag=lag, user=user, defaults={"weights": dict(weights)})
