"""Partnerships on the page of a group."""

from hub.lags import profile
from hub.lags.models import Lag

from . import queries

NEWEST = 4


def context(lag: Lag) -> dict:
    """The newest public partnerships of a group, and how many there are."""
    found = queries.filtered(lag=lag.pk)
    newest = list(found.order_by("-pk").values_list("pk", flat=True)[: NEWEST + 1])
    held = queries.for_lists().in_bulk(newest[:NEWEST]) if newest else {}
    count = len(newest) if len(newest) <= NEWEST else found.count()
    return {"lag": lag, "partnerships": [held[pk] for pk in newest[:NEWEST] if pk in held], "count": count}


def register() -> None:
    """Put the section on the page of every group."""
    profile.register(profile.Section(15, "partnerships/lag_section.html", context))
