from .lag import Lag, LagText
from .membership import LagInvitation, LagMembership
from .period import Boundary, LagPeriod

__all__ = ["Boundary", "Lag", "LagInvitation", "LagMembership", "LagPeriod", "LagText"]
