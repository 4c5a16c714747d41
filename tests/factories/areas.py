"""What groups cover: a period of a group, and an outline of one."""

import factory
from factory.django import DjangoModelFactory

from hub.lags.models import Boundary, LagPeriod

from .catalogue import LagFactory


class LagPeriodFactory(DjangoModelFactory):
    """A group's period 2023-2027; `funds` are codes."""

    class Meta:
        model = LagPeriod
        skip_postgeneration_save = True

    lag = factory.SubFactory(LagFactory)
    period_id = "2023-2027"
    code = factory.Sequence("LV-{:03}".format)

    @factory.post_generation
    def funds(self, create, extracted, **kwargs):
        if extracted:
            self.funds.set(extracted)
            self.save()


def outline(lag, west: float, south: float, east: float, north: float, period: str = "2023-2027") -> Boundary:
    """A rectangle as the outline of a group in a period."""
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    held = lag.periods.filter(period=period).first() or LagPeriodFactory(lag=lag, period_id=period)
    return Boundary.objects.create(
        lag_period=held,
        geometry={"type": "Polygon", "coordinates": [ring]},
        west=west,
        south=south,
        east=east,
        north=north,
    )
