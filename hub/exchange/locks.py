"""One import of a source at a time, across processes; and how a dead one is noticed.

The lock is the operating system's: it goes when its process goes, however that ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils import timezone
from filelock import FileLock, Timeout

from hub.core.models import DataSource
from hub.exchange.errors import CannotRun
from hub.exchange.models import ImportRun
from hub.exchange.models.run import private_storage


def _lock(source_id: int) -> FileLock:
    folder = Path(private_storage().path("locks"))
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"import-{source_id}.lock", is_singleton=False)


@contextmanager
def alone(source: DataSource) -> Iterator[None]:
    """Nobody else imports or undoes this source meanwhile. Raises CannotRun when somebody does."""
    try:
        with _lock(source.pk).acquire(blocking=False):
            _mark_interrupted(source.pk)
            yield
    except Timeout as error:
        raise CannotRun("busy", source=source.name) from error


def mark_interrupted() -> int:
    """Find runs that say they are at work though their process is gone; how many there were.

    Cheap when there are none; for lists of runs to call first.
    """
    count = 0
    at_work = ImportRun.objects.filter(state__in=ImportRun.AT_WORK)
    for source_id in set(at_work.order_by().values_list("source_id", flat=True)):
        try:
            with _lock(source_id).acquire(blocking=False):
                count += _mark_interrupted(source_id)
        except Timeout:
            continue
    return count


def _mark_interrupted(source_id: int) -> int:
    """Only with the source's lock in hand: then nobody can be at work on it."""
    runs = ImportRun.objects.filter(source=source_id)
    state = ImportRun.State
    runs.filter(state=state.CHECKING).update(state=state.WAITING)
    dead = runs.filter(state=state.RUNNING)
    return dead.update(state=state.INTERRUPTED, finished_at=timezone.now())
