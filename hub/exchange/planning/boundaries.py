"""Planning and writing the outlines of groups."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from hub.core.snapshots import differences
from hub.exchange.planning import log
from hub.exchange.planning.base import Planner
from hub.exchange.planning.outlines import draw
from hub.exchange.plans import CHANGED, CREATED, SAME, Given, Plan, Problem, refusal, refused
from hub.exchange.rows import BoundaryRow
from hub.lags import actions
from hub.lags.models import Boundary, LagPeriod


class BoundaryPlanner(Planner):
    """Outlines of one file. Their groups must be there already."""

    row_class: ClassVar = BoundaryRow
    batch_rows: ClassVar = 100

    def plan(self, batch: Sequence[Given]) -> list[Plan]:
        return [self._plan(given) for given in batch]

    def _plan(self, given: Given) -> Plan:
        row, plan = self.checked(given)
        if plan:
            return plan
        period, problems = self._period_of(row)
        if period is None:
            return refused(given, problems)
        outline, problems = draw(row.geometry, row.credit, period.lag.country_id)
        if outline is None:
            return refused(given, problems)
        first = self._lines.setdefault(str(period.pk), given.line)
        if first != given.line:
            column, name = _named_by(row)
            return refused(given, [refusal(column, "outlined_twice", name, first=first)])
        problems = [*given.problems, *problems]
        known = Boundary.objects.filter(lag_period=period.pk).first()
        if known and "credit" not in given.present and known.geometry == outline.geometry:
            outline = replace(outline, credit=known.credit)
        after = {"geometry": outline.geometry, "credit": outline.credit}
        before, differing = differences(
            {name: getattr(known, name) for name in after} if known else {}, after
        )
        return Plan(
            given.line,
            row.lag or row.code,
            CREATED if known is None else CHANGED if differing else SAME,
            problems,
            str(period.lag.name),
            "",
            known and known.pk,
            differing,
            before if known else None,
            extra=(period.pk, outline),
        )

    def _period_of(self, row: BoundaryRow) -> tuple[LagPeriod | None, list[Problem]]:
        column, name = _named_by(row)
        if not name:
            return None, [refusal("lag", "group_unnamed")]
        code = (self.lookups.period(row.period) or "") if row.period else ""
        lag = (
            self.lookups.lag(row.lag, row.country, code)
            or self.lookups.lag(row.code, row.country, code)
            or self.lookups.lag(row.name, row.country, code)
        )
        if not lag:
            return None, [refusal(column, "no_group", name)]
        periods = LagPeriod.objects.filter(lag=lag[0]).select_related("lag").order_by("-period__start")
        found = (periods.filter(period=code) if row.period else periods).first()
        if found is None and row.period:
            return None, [refusal("period", "no_group_period", name, period=row.period)]
        return found, [] if found else [refusal("period", "group_period_needed", name)]

    def write(self, plans: Sequence[Plan]) -> None:
        entries: list[log.Entry] = []
        for plan in plans:
            if plan.outcome not in (CREATED, CHANGED):
                continue
            period_id, outline = plan.extra
            plan.record_id = actions.set_boundary(lag_period_id=period_id, outline=outline)
            if plan.outcome == CREATED:
                entries += log.created("boundary", [plan.record_id])
            else:
                before: dict[str, Any] = plan.before or {}
                entries.append(log.changed("boundary", plan.record_id, before, plan.snapshot))
        log.keep(self.run.pk, entries)


def _named_by(row: BoundaryRow) -> tuple[str, str]:
    """The property that tells whose outline it is, and its value; empty texts where there is none."""
    return next(
        ((name, value) for name in ("lag", "code", "name") if (value := getattr(row, name))), ("", "")
    )
