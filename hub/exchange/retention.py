"""How long uploaded files are kept."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from hub.exchange import actions
from hub.exchange.models import ImportRun

State = ImportRun.State


def forget_files(*, before: datetime) -> tuple[int, int]:
    """Delete files that came in before a moment: (imports cancelled that nobody confirmed, files deleted).

    The record of each import and what it takes to undo it stay; its error file can no longer be made. Imports
    at work keep theirs.
    """
    old = ImportRun.objects.filter(created_at__lt=before)
    waiting = list(old.filter(state__in=(State.WAITING, State.CHECKED)).values_list("pk", flat=True))
    for pk in waiting:
        actions.cancel(pk)
    deleted = 0
    with_files = old.exclude(state__in=ImportRun.AT_WORK).filter(~Q(file="") | ~Q(partners_file=""))
    for run in with_files.iterator():
        deleted += _forget(run)
    return len(waiting), deleted


@transaction.atomic
def _forget(run: ImportRun) -> int:
    stored = [file for file in (run.file, run.partners_file) if file]
    names = [(file.storage, file.name) for file in stored]
    run.file = run.partners_file = ""
    run.save(update_fields=["file", "partners_file"])
    for storage, name in names:
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
    return len(names)
