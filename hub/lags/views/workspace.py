"""Where somebody works: their groups and networks, and what there is to do."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django_ratelimit.decorators import ratelimit

from hub.lags import actions, queries
from hub.lags.attention import NEEDS
from hub.lags.models import Lag, LagMembership
from hub.networks import queries as networks
from hub.networks.models import NetworkMembership
from hub.networks.scope import scope_of

#: What the group's own people can see to; the rest is for their network.
OURS = tuple(need for need in NEEDS if need.slug in ("no-own-text", "no-english", "no-point"))
#: Requests that a network's people are shown at once.
MOST = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """A group as its people see it. asking: how many wait to be let in; lacks: what the profile lacks."""

    lag: Lag
    role: Any
    asking: int
    lacks: list


def _desks(user) -> list[Desk]:
    active = LagMembership.objects.active().filter(user=user).select_related("lag__country")
    desks = []
    for membership in active:
        lag, manages = membership.lag, membership.role == LagMembership.Role.MANAGER
        lacks = [need.label for need in OURS if need.narrow(Lag.objects.filter(pk=lag.pk)).exists()]
        asking = lag.memberships.waiting().count() if manages else 0
        desks.append(Desk(lag, membership.get_role_display(), asking, lacks))
    return desks


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    """The overview: a line for each body, requests that wait for one, and one's own that wait for others."""
    user = request.user
    tended = scope_of(user).narrow(Lag.objects.all()) if scope_of(user) else Lag.objects.none()
    below = LagMembership.objects.waiting().filter(lag__in=tended).exclude(user=user)
    waiting_for = [
        *(each.lag for each in LagMembership.objects.waiting().filter(user=user).select_related("lag")),
        *(each.network for each in NetworkMembership.objects.waiting().filter(user=user)
          .select_related("network")),
    ]  # fmt: skip
    shown = {
        "desks": _desks(user),
        "networks": networks.with_requests(networks.networks_of(user)),
        "administers": scope_of(user).administers,
        "below": below.select_related("user", "lag")[:MOST],
        "waiting_for": waiting_for,
    }
    return render(request, "lags/workspace.html", shown)


@ratelimit(group="letters", key="user_or_ip", rate=lambda *_: settings.LETTER_RATE, method="POST", block=True)
@login_required
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """'I work for this group'."""
    lag = get_object_or_404(queries.public(), pk=pk)
    if request.method == "POST":
        membership = actions.join(user=request.user, lag=lag)
        if membership.is_active:
            messages.success(request, _("You belong to %(lag)s.") % {"lag": lag})
        else:
            messages.info(
                request,
                _("You asked to join %(lag)s. Its manager or its network decides and you get a letter.")
                % {"lag": lag},
            )
        return redirect("workspace:home")
    return render(request, "lags/join.html", {"lag": lag})
