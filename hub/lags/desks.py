"""What this room puts on somebody's desk: requests below them, their groups, their networks."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.networks import queries as networks
from hub.networks.models import NetworkMembership
from hub.networks.scope import scope_of

from . import desk, permissions, queries
from .attention import NEEDS
from .models import Lag, LagMembership

#: What the group's own people can see to; the rest is for their network.
OURS = tuple(need for need in NEEDS if need.slug in ("no-own-text", "no-english", "no-point"))
#: Requests and groups that a network's people are shown at once.
MOST = 50


@dataclass(frozen=True, slots=True)
class Body:
    """A group as its people see it. asking: how many wait to be let in; lacks: what the profile lacks."""

    lag: Lag
    role: Any
    asking: int
    lacks: list
    links: list


def _bodies(user) -> dict:
    active = LagMembership.objects.active().filter(user=user).select_related("lag__country")
    bodies = []
    for membership in active:
        lag, manages = membership.lag, membership.role == LagMembership.Role.MANAGER
        lacks = [need.label for need in OURS if need.narrow(Lag.objects.filter(pk=lag.pk)).exists()]
        asking = lag.memberships.waiting().count() if manages else 0
        ways = desk.links("lag", lag, user)
        bodies.append(Body(lag, membership.get_role_display(), asking, lacks, ways))
    return {"bodies": bodies} if bodies else {}


def _asking(user) -> dict:
    below = LagMembership.objects.waiting().filter(lag__in=tended(user)).exclude(user=user)
    below = below.select_related("user", "lag")[:MOST]
    return {"below": below} if below else {}


def _to_validate(user) -> dict:
    waiting = queries.to_validate(tended(user))[:MOST]
    return {"lags": waiting} if waiting else {}


def _networks(user) -> dict:
    found = networks.with_requests(networks.networks_of(user))
    return {"networks": found, "administers": scope_of(user).administers} if found else {}


def _asked(user) -> dict:
    lags = LagMembership.objects.waiting().filter(user=user).select_related("lag")
    of_networks = NetworkMembership.objects.waiting().filter(user=user).select_related("network")
    waiting_for = [*(each.lag for each in lags), *(each.network for each in of_networks)]
    return {"waiting_for": waiting_for} if waiting_for else {}


def tended(user):
    """Groups that somebody tends for a network, or for the whole hub."""
    scope = scope_of(user)
    return scope.narrow(Lag.objects.all()) if scope else Lag.objects.none()


def _people(lag, user) -> str:
    return reverse("networks:people", args=["lag", lag.pk]) if permissions.may_see_people(user, lag) else ""


def _profile(lag, user) -> str:
    return reverse("workspace:profile", args=[lag.pk]) if permissions.may_edit(user, lag) else ""


def register() -> None:
    """Called when the app is ready."""
    desk.register(desk.Section("asking", 10, "lags/_desk_asking.html", _asking))
    desk.register(desk.Section("validation", 15, "lags/_desk_validation.html", _to_validate))
    desk.register(desk.Section("groups", 20, "lags/_desk_groups.html", _bodies))
    desk.register(desk.Section("networks", 40, "lags/_desk_networks.html", _networks))
    desk.register(desk.Section("asked", 60, "lags/_desk_asked.html", _asked))
    desk.register_link(desk.Link("lag", 10, _("Profile"), _profile))
    desk.register_link(desk.Link("lag", 90, _("People"), _people))
