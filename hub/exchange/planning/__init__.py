"""Planning: what each row of a file would do, and doing it."""

from hub.exchange.models import ImportRun
from hub.exchange.planning.base import Planner
from hub.exchange.planning.boundaries import BoundaryPlanner
from hub.exchange.planning.lags import LagPlanner
from hub.exchange.planning.projects import ProjectPlanner

PLANNERS: dict[str, type[Planner]] = {
    ImportRun.Kind.LAGS: LagPlanner,
    ImportRun.Kind.PROJECTS: ProjectPlanner,
    ImportRun.Kind.BOUNDARIES: BoundaryPlanner,
}

__all__ = ["PLANNERS", "Planner"]
