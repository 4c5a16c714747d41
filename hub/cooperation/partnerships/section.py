"""Partnerships on the page of a group, and on the desk of its people."""

from hub.cooperation.models import Partner, Partnership
from hub.core.caching.memory import remembered
from hub.lags import desk, profile
from hub.lags.models import Lag
from hub.networks.scope import scope_of

from . import queries

#: Partnerships that a group's page and somebody's desk show.
NEWEST, ON_DESK = 4, 8
OVER = (Partnership.Stage.DONE, Partnership.Stage.STOPPED)


def context(lag: Lag) -> dict:
    """The newest public partnerships of a group, and how many there are."""
    found = remembered("partnerships by group", queries.by_lag).get(lag.pk, [])
    held = queries.for_lists().in_bulk(found[:NEWEST]) if found else {}
    return {
        "lag": lag,
        "partnerships": [held[pk] for pk in found[:NEWEST] if pk in held],
        "count": len(found),
    }


def on_desk(user) -> dict:
    """Invitations that wait, and partnerships that go on; nothing for who works for no group and no network."""
    groups = list(queries.groups_of(user).values_list("lag", flat=True))
    tends = bool(scope_of(user))
    if not groups and not tends:
        return {}
    parts = Partner.objects.filter(lag__in=groups).select_related("partnership", "lag")
    taking_part = parts.filter(state=Partner.State.JOINED).exclude(partnership__stage__in=OVER)
    going = Partnership.objects.filter(pk__in=taking_part.values("partnership")).order_by("-updated_at")
    return {
        "invited": list(parts.filter(state=Partner.State.INVITED)),
        "going": list(going[:ON_DESK]),
        "may_found": bool(groups),
        "tends": tends,
    }


def register() -> None:
    """Put the sections on the page of every group and on everybody's desk."""
    profile.register(profile.Section(16, "partnerships/lag_section.html", context))
    desk.register(desk.Section("partnerships", 16, "partnerships/_desk.html", on_desk))
