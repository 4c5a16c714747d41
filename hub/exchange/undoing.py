"""Taking a run back: its log read from the end."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from hub.core.bulk import in_chunks, insert
from hub.exchange import failures, locks, search
from hub.exchange.errors import CannotRun
from hub.exchange.models import ImportChange, ImportProblem, ImportRun
from hub.exchange.planning.log import to_json
from hub.exchange.planning.outlines import draw
from hub.exchange.progress import Progress
from hub.lags import actions as lag_actions
from hub.lags.models import Boundary, Lag
from hub.projects import actions as project_actions
from hub.projects.models import Organisation, Project

BATCH = 1000
#: What hangs on something goes first.
ORDER = ("project", "organisation", "keyword", "boundary", "lag")
State, Action = ImportRun.State, ImportChange.Action


def undo(run_id: int, *, progress: Progress) -> ImportRun:
    """Take back what a run did; see `actions.undo`. Continues where an undo that was killed stopped."""
    run = ImportRun.objects.select_related("source", "started_by").get(pk=run_id)
    with locks.alone(run.source), search.held_back():
        run.refresh_from_db()
        if run.state not in ImportRun.UNDOABLE:
            raise CannotRun("wrong_state", state=run.get_state_display())
        total, done = max(run.changes.count(), 1), 0
        run.problems.filter(severity=ImportProblem.Severity.KEPT).delete()
        try:
            for model in ORDER:
                for batch in _batches(run, model):
                    with transaction.atomic():
                        UNDO[model](run, batch)
                    done += len(batch)
                    progress(done, 100 * done // total)
        except Exception as error:
            run.error = str(failures.told(error))
            run.save(update_fields=["error"])
            raise
        run.state, run.error, run.finished_at = State.UNDONE, "", timezone.now()
        run.save(update_fields=["state", "error", "finished_at"])
    return run


def _batches(run: ImportRun, model: str) -> Iterator[list[ImportChange]]:
    changes = run.changes.filter(model=model).order_by("-pk").iterator(chunk_size=BATCH)
    return iter(lambda: list(islice(changes, BATCH)), [])


def _touched_later(run: ImportRun, model: str, batch: list[ImportChange]) -> set[int]:
    """Records that another run made or changed after these changes of this one, unless it was undone.

    Runs are applied in another order than they were uploaded in; the log tells which came later.
    """
    own = {change.object_id: change.pk for change in sorted(batch, key=lambda change: change.pk)}
    found: set[int] = set()
    for chunk in in_chunks(own):
        others = ImportChange.objects.filter(model=model, object_id__in=chunk).exclude(run=run)
        noted = others.exclude(run__state=State.UNDONE).values_list("object_id", "pk")
        found |= {object_id for object_id, pk in noted if pk > own[object_id]}
    return found


def _keep(run: ImportRun, code: str, titles: Iterable[str], **params: Any) -> None:
    insert(
        ImportProblem,
        ("run_id", "severity", "line", "column", "value", "code", "params"),
        [
            (run.pk, ImportProblem.Severity.KEPT.value, 0, "", str(title)[:500], code,
             to_json({"title": str(title)[:500], **params}))
            for title in titles
        ],
    )  # fmt: skip


def _may_go(
    run: ImportRun, model: str, records: QuerySet, headline: str, batch: list[ImportChange]
) -> tuple[list[int], dict[int, dict[str, Any]]]:
    """(ids of records to delete, {id: values to set back}); tells of those that stay as they are.

    An edit stays only where it came after the run: a run that overwrote edits made the record its own.
    """
    started = run.created_at
    ids = [change.object_id for change in batch]
    later = _touched_later(run, model, batch)
    rows = {row[0]: row[1:] for chunk in in_chunks(ids)
            for row in records.filter(pk__in=chunk).values_list("pk", headline, "edited_at")}  # fmt: skip
    edited = {pk for pk, (_title, at) in rows.items() if at and at > started} - later
    _keep(run, "kept_later", (rows[pk][0] for pk in later & rows.keys()))
    _keep(run, "kept_edited", (rows[pk][0] for pk in edited))
    free = rows.keys() - later - edited
    created = [c.object_id for c in batch if c.action == Action.CREATED and c.object_id in free]
    changed = {
        c.object_id: c.before or {} for c in batch if c.action == Action.CHANGED and c.object_id in free
    }
    return created, changed


def _projects(run: ImportRun, batch: list[ImportChange]) -> None:
    created, changed = _may_go(run, "project", Project.objects.filter(source=run.source), "title", batch)
    if changed:
        # The row that made the change is no longer what the record was compared with.
        project_actions.update_many(changes=changed, fingerprints=dict.fromkeys(changed, ""))
    project_actions.delete_many(ids=created)


def _organisations(run: ImportRun, batch: list[ImportChange]) -> None:
    records = Organisation.objects.filter(source=run.source)
    created, changed = _may_go(run, "organisation", records, "name", batch)
    project_actions.restore_organisations(values=changed)
    kept = project_actions.delete_unused_organisations(ids=created)
    _keep(run, "kept_used", records.filter(pk__in=kept).values_list("name", flat=True))


def _keywords(run: ImportRun, batch: list[ImportChange]) -> None:
    project_actions.delete_unused_keywords(ids=[change.object_id for change in batch])


def _boundaries(run: ImportRun, batch: list[ImportChange]) -> None:
    later = _touched_later(run, "boundary", batch)
    for change in batch:
        boundary = Boundary.objects.select_related("lag_period__lag").filter(pk=change.object_id).first()
        if boundary is None:
            continue
        if change.object_id in later:
            _keep(run, "kept_later", [boundary.lag_period.lag.name])
        elif change.action == Action.CREATED:
            lag_actions.remove_boundary(boundary_id=boundary.pk)
        elif change.before:
            held = {name: getattr(boundary, name) for name in ("geometry", "credit")} | change.before
            outline = draw(held["geometry"], held["credit"]).outline
            if outline:
                lag_actions.set_boundary(lag_period_id=boundary.lag_period_id, outline=outline)


def _lags(run: ImportRun, batch: list[ImportChange]) -> None:
    created, changed = _may_go(run, "lag", Lag.objects.filter(source=run.source), "name", batch)
    for pk, values in changed.items():
        try:
            with transaction.atomic():
                lag_actions.update_lag(lag_id=pk, values=values, fingerprint="", user=run.started_by)
        except IntegrityError as error:
            name = Lag.objects.values_list("name", flat=True).get(pk=pk)
            _keep(run, "kept_code", [name], detail=str(error)[:200])
    drafted = set(
        Lag.objects.filter(pk__in=created, has_unpublished_changes=True).values_list("pk", flat=True)
    )
    _keep(run, "kept_edited", Lag.objects.filter(pk__in=drafted).values_list("name", flat=True))
    lag_actions.delete_lags(ids=[pk for pk in created if pk not in drafted])


UNDO = {
    "project": _projects,
    "organisation": _organisations,
    "keyword": _keywords,
    "boundary": _boundaries,
    "lag": _lags,
}
