"""Outlines of groups."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from hub.lags import search
from hub.lags.models import Boundary, Lag, LagPeriod


@dataclass(frozen=True, slots=True)
class Outline:
    """A valid (multi)polygon as GeoJSON in degrees of WGS 84, its box, and whom to credit."""

    geometry: dict[str, Any]
    west: float
    south: float
    east: float
    north: float
    credit: str = ""


@transaction.atomic
def set_boundary(*, lag_period_id: int, outline: Outline) -> int:
    """Give a group its outline in a period; the id of the boundary."""
    boundary, _ = Boundary.objects.update_or_create(
        lag_period_id=lag_period_id,
        defaults={name: getattr(outline, name) for name in Outline.__dataclass_fields__},
    )
    _tell(lag_period_id)
    return boundary.pk


@transaction.atomic
def remove_boundary(*, boundary_id: int) -> None:
    """Take an outline away."""
    for boundary in Boundary.objects.filter(pk=boundary_id):
        boundary.delete()
        _tell(boundary.lag_period_id)


def _tell(lag_period_id: int) -> None:
    # What is remembered of outlines (`hub.lags.covering`) is as old as the newest of its groups.
    Lag.objects.filter(periods=lag_period_id).update(updated_at=timezone.now())
    search.enqueue(LagPeriod.objects.filter(pk=lag_period_id).values_list("lag_id", flat=True))
