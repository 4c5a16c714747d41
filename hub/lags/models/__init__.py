from .lag import Lag, LagText
from .period import Boundary, LagPeriod

__all__ = ["Boundary", "Lag", "LagPeriod", "LagText"]
