"""What this room puts on desks and on the pages of groups."""

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.lags import desk, profile
from hub.lags.models import Lag

from . import permissions, queries
from .models import CasePage, NetworkPage

#: Proposals shown at once, and cases on a group's page.
MOST, ON_PAGE = 50, 3


def _proposals(user) -> dict:
    waiting = queries.proposals_for(user)[:MOST]
    return {"proposals": waiting} if waiting else {}


def _homes(user) -> dict:
    homes = NetworkPage.objects.filter(network__memberships__in=user.networkmemberships.active())
    homes = homes.select_related("network", "locale").order_by("network__name", "pk").distinct()
    return {"homes": homes} if homes else {}


def _write(project: Model, user) -> str:
    return (
        reverse("cases:from_project", args=[project.pk]) if permissions.may_write_for(user, project) else ""
    )


def _propose(project: Model, user) -> str:
    return reverse("cases:propose", args=[project.pk]) if permissions.may_propose(user, project) else ""


def _of_lag(lag: Lag) -> dict:
    cases = queries.stories(CasePage, queries.of_lag(lag.pk)[:ON_PAGE])
    return {"lag": lag, "cases": list(cases.values())}


def register() -> None:
    """Called when the app is ready."""
    desk.register(desk.Section("proposals", 12, "cases/_desk_proposals.html", _proposals))
    desk.register(desk.Section("homes", 45, "cases/_desk_homes.html", _homes))
    desk.register_link(desk.Link("project", 30, _("Write a case from this project"), _write))
    desk.register_link(desk.Link("project", 40, _("Propose as a case"), _propose))
    profile.register(profile.Section(15, "cases/lag_section.html", _of_lag))
