"""What a row may hold: one class a kind gives the checks, the messages and the documented columns."""

from hub.exchange.rows.boundary import BoundaryRow
from hub.exchange.rows.lag import LagRow
from hub.exchange.rows.project import PartnerRow, ProjectRow

#: By `ImportRun.Kind`.
ROWS = {"lags": LagRow, "projects": ProjectRow, "boundaries": BoundaryRow}

__all__ = ["ROWS", "BoundaryRow", "LagRow", "PartnerRow", "ProjectRow"]
