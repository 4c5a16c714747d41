"""Imports from end to end: receive a file, check it, apply it, undo it. The command line, the admin and the
demo all call these. Each takes and gives runs by id, so that a task can do the work in the background.

The way of a run: `receive` -> WAITING -> `check` -> CHECKED -> `apply` -> DONE -> `undo` -> UNDONE, or
`cancel` before `apply`. `apply` also takes a WAITING run. FAILED carries the reason in `run.error`;
INTERRUPTED is a run whose process died. Both keep the whole batches they wrote and can be undone.
"""

from pathlib import Path
from typing import IO

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from hub.core.models import DataSource
from hub.exchange import error_files, formats, running, spool, undoing
from hub.exchange.errors import CannotRun, Unreadable
from hub.exchange.locks import mark_interrupted
from hub.exchange.models import ImportRun
from hub.exchange.progress import Progress, silent


@transaction.atomic
def receive(
    *,
    file: IO[bytes] | Path,
    file_name: str,
    kind: str,
    source: DataSource,
    format: str = "table",
    partners: IO[bytes] | Path | None = None,
    mapping: str = "",
    strict: bool = False,
    overwrite: bool = False,
    user=None,
) -> ImportRun:
    """Take a private copy of a file and note what is to be done with it; nothing is read yet.

    kind: a value of `ImportRun.Kind`. format: "table" for our own columns, or a name of
    `formats.names(kind)`. mapping: text of a mapping of the user's own (TOML), which goes before `format`.
    partners: the second file of formats that have one. strict: one refused row, and nothing is written.
    overwrite: the file's values go before what people edited in the hub.

    Raises Unreadable for an unknown format, a mapping with mistakes, or an empty file.
    """
    formats.load(format, kind=kind, own=mapping)
    run = ImportRun(
        kind=kind,
        format="own" if mapping else format,
        file_name=file_name[-255:],
        source=source,
        options={"strict": strict, "overwrite": overwrite, "mapping": mapping},
        started_by=user,
    )
    with spool.copy(file) as (copied, digest):
        run.file_sha256 = digest
        run.file.save(spool.safe_name(file_name), File(copied), save=False)
    if partners is not None:
        with spool.copy(partners) as (copied, _digest):
            run.partners_file.save(f"partners-{spool.safe_name(file_name)}", File(copied), save=False)
    run.save()
    return run


def check(run_id: int, *, progress: Progress = silent) -> ImportRun:
    """Read the whole file and say what it would do: counts, problems, preview rows. Writes no record.

    Takes a run that is WAITING or CHECKED (then it is checked anew). Leaves it CHECKED or FAILED; a file
    that cannot be read at all is FAILED with the reason in `run.error`, not an exception.
    Raises CannotRun when the run is in another state or another import of its source is at work.
    """
    return running.work(run_id, write=False, progress=progress)


def apply(run_id: int, *, progress: Progress = silent) -> ImportRun:
    """Write what the file says, in batches of `running.BATCH_ROWS` rows, each in one transaction.

    Takes a run that is WAITING or CHECKED; leaves it DONE or FAILED (`run.error` says why). With the option
    `strict` the file is checked first, and refused as a whole if any row is.
    Raises CannotRun as `check` does.
    """
    return running.work(run_id, write=True, progress=progress)


def undo(run_id: int, *, progress: Progress = silent) -> ImportRun:
    """Take back what a run did: records it made are deleted, those it changed get their former values.

    Records that a person edited or a later import changed since stay as they are and are listed as problems
    of severity KEPT. Takes a run that is DONE, FAILED or INTERRUPTED; leaves it UNDONE.
    Raises CannotRun as `check` does.
    """
    return undoing.undo(run_id, progress=progress)


@transaction.atomic
def cancel(run_id: int) -> ImportRun:
    """Drop a run that was not applied, and its file. Raises CannotRun when it is past that."""
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    if run.state not in (ImportRun.State.WAITING, ImportRun.State.CHECKED):
        raise CannotRun("cannot_cancel")
    run.state = ImportRun.State.CANCELLED
    run.finished_at = timezone.now()
    run.save(update_fields=["state", "finished_at"])
    run.previews.all().delete()
    for stored in (run.file, run.partners_file):
        if stored:
            transaction.on_commit(lambda stored=stored: stored.storage.delete(stored.name))
    return run


@transaction.atomic
def put_away(*, run_id: int, away: bool) -> ImportRun:
    """Say that nobody need look at a run any more, or (`away` False) that somebody should again.

    Its rows, its error file and its undoing stay as they are. Raises ImportRun.DoesNotExist.
    """
    run = ImportRun.objects.select_for_update().get(pk=run_id)
    run.put_away = away
    run.save(update_fields=["put_away"])
    return run


def error_file(run_id: int) -> tuple[str, bytes]:
    """The refused rows of a run, to be corrected and imported again: (file name, content).

    The rows come as they came in, of tables as CSV (UTF-8 with BOM), of JSON and GeoJSON as the same, each
    with `_line` and `_problem`, which an import ignores. Cells that a spreadsheet would take for a formula
    are escaped by an apostrophe, which an import of that file takes off again.
    Raises CannotRun when nothing was refused or the file is no longer there.
    """
    return error_files.build(run_id)


__all__ = [
    "CannotRun",
    "Unreadable",
    "apply",
    "cancel",
    "check",
    "error_file",
    "mark_interrupted",
    "receive",
    "undo",
]
