"""Carrying a run out: batch by batch, each whole or not at all."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from hub.core.bulk import insert
from hub.core.collector import undisturbed
from hub.exchange import failures, locks, search
from hub.exchange.errors import CannotRun, ExchangeError
from hub.exchange.models import ImportPreview, ImportProblem, ImportRun
from hub.exchange.opening import rows_of
from hub.exchange.planning import PLANNERS, Planner
from hub.exchange.planning.log import to_json
from hub.exchange.plans import CHANGED, CREATED, DOUBT, REFUSED, SAME, Given, Plan, Problem, refusal
from hub.exchange.progress import Progress

logger = logging.getLogger(__name__)

#: New rows, and rows that change something, that a preview keeps of each; the counts are of all.
PREVIEW_ROWS = 5000
COUNTS = ("rows", "created", "changed", "same", "refused", "doubtful")
State = ImportRun.State


def work(run_id: int, *, write: bool, progress: Progress) -> ImportRun:
    """Check a run's file, or apply it; see `actions.check` and `actions.apply`."""
    run = ImportRun.objects.select_related("source", "started_by").get(pk=run_id)
    with locks.alone(run.source), search.held_back(), undisturbed():
        run.refresh_from_db()
        if run.state not in (State.WAITING, State.CHECKED):
            raise CannotRun("wrong_state", state=run.get_state_display())
        _begin(run, State.RUNNING if write else State.CHECKING)
        try:
            if write and run.options.get("strict"):
                _pass(run, write=False, progress=progress)
                if run.refused:
                    raise ExchangeError("strict", refused=run.refused)
                _begin(run, State.RUNNING)
            _pass(run, write=write, progress=progress)
        except Exception as error:
            _fail(run, error)
        else:
            _end(run, State.DONE if write else State.CHECKED)
    return run


def _begin(run: ImportRun, state: str) -> None:
    with transaction.atomic():
        run.problems.all().delete()
        run.previews.all().delete()
        for name in COUNTS:
            setattr(run, name, 0)
        run.state, run.error, run.percent, run.finished_at = state, "", 0, None
        run.save()


def _end(run: ImportRun, state: str) -> None:
    run.state, run.percent = state, 100
    run.finished_at = timezone.now() if state == State.DONE else None
    if state == State.DONE:
        run.previews.all().delete()
    run.save()


def _fail(run: ImportRun, error: Exception) -> None:
    """Note why the run stopped, as far as a full disk or a locked database lets us."""
    reason = failures.told(error)
    if reason.code in ("unexpected", "database"):
        logger.exception("Import %s failed", run.pk)
    run.state, run.error, run.finished_at = State.FAILED, str(reason), timezone.now()
    if reason.code == "strict":
        run.created = run.changed = run.same = 0
    try:
        run.save()
    except Exception:
        # The next import of this source finds the run at work without a process and marks it interrupted.
        logger.exception("Import %s failed (%s), and that could not be noted", run.pk, reason)


def _pass(run: ImportRun, *, write: bool, progress: Progress) -> None:
    planner = PLANNERS[run.kind](run)
    with rows_of(run) as (intake, reader):
        shown = _Shown()
        if intake.problems:
            _keep_problems(run, [(1, problem) for problem in intake.problems])
        for batch in _batches(intake, planner.batch_rows):
            plans = _carry_out(run, planner, batch, write=write)
            with transaction.atomic():
                _note(run, plans, None if write else shown)
                run.percent = min(reader.percent(), 99)
                run.save(update_fields=[*COUNTS, "percent"])
            progress(run.rows, run.percent)
    if not run.rows:
        raise ExchangeError("no_rows")


def _batches(rows: Iterable[Given], size: int) -> Iterator[list[Given]]:
    rest = iter(rows)
    return iter(lambda: list(islice(rest, size)), [])


def _carry_out(run: ImportRun, planner: Planner, batch: Sequence[Given], *, write: bool) -> list[Plan]:
    """Plan a batch and, if so wanted, write it, in one transaction."""
    with transaction.atomic():
        plans = planner.plan(batch)
        if not write:
            return plans
        try:
            with transaction.atomic():
                planner.write(plans)
        except (IntegrityError, DataError):
            # A rule of the database that no check of ours knew: find the row, keep the others.
            _write_singly(planner, plans)
    return plans


def _write_singly(planner: Planner, plans: list[Plan]) -> None:
    for plan in plans:
        try:
            with transaction.atomic():
                planner.write([plan])
        except (IntegrityError, DataError) as error:
            plan.outcome = REFUSED
            plan.problems.append(refusal("", "database", detail=str(error)[:200]))


class _Shown:
    """How many preview rows of each action there are."""

    def __init__(self) -> None:
        self.count = {CREATED: 0, CHANGED: 0}

    def take(self, plan: Plan) -> bool:
        if plan.outcome not in self.count or self.count[plan.outcome] >= PREVIEW_ROWS:
            return False
        self.count[plan.outcome] += 1
        return True


def _note(run: ImportRun, plans: Sequence[Plan], shown: _Shown | None) -> None:
    """Add a batch to the run's counts, problems and preview."""
    run.rows += len(plans)
    for plan in plans:
        if plan.outcome == REFUSED:
            run.refused += 1
        elif plan.outcome == CREATED:
            run.created += 1
        elif plan.outcome == CHANGED:
            run.changed += 1
        elif plan.outcome == SAME:
            run.same += 1
        run.doubtful += plan.doubtful
    _keep_problems(
        run,
        [(plan.line, problem) for plan in plans for problem in plan.problems
         if plan.outcome == REFUSED or problem.severity == DOUBT],
    )  # fmt: skip
    if shown:
        insert(
            ImportPreview,
            ("run_id", "action", "line", "title", "object_id", "before", "after"),
            [
                (run.pk, plan.outcome, plan.line, plan.title, plan.record_id, _json(plan.before),
                 _json(plan.snapshot))
                for plan in plans if shown.take(plan)
            ],
        )  # fmt: skip


def _json(value: Any) -> str | None:
    return None if value is None else to_json(value)


def _keep_problems(run: ImportRun, problems: Iterable[tuple[int, Problem]]) -> None:
    insert(
        ImportProblem,
        ("run_id", "severity", "line", "column", "value", "code", "params"),
        [
            (run.pk, problem.severity, line, problem.column[:80], problem.value[:500], problem.code,
             to_json(problem.params))
            for line, problem in problems
        ],
    )  # fmt: skip
