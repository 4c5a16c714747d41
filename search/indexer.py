"""Bringing the index to what the database says: small changes, and all of it anew."""

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.db import DatabaseError

from search import events, locks, tasks
from search.api import engine
from search.contracts import Document
from search.embedding import model, work
from search.errors import SearchError, UnknownKind
from search.models import OutboxEntry, Unembedded
from search.registry import Source, source, sources

logger = logging.getLogger(__name__)

BATCH = 500
"""Documents made at a time."""
_ROWS = 50
_AT_ONCE = 2_000
"""Outbox rows read, and ids brought to the index, in one commit."""
_PATIENCE = 1.0
"""Seconds that a rebuild waits for its lock: a drain takes it for a moment to see whether it is free."""

Progress = Callable[[int], object]


def drain(*, progress: Progress = lambda count: None, wait: float = 60) -> int:
    """Bring all that waits in the outbox to the index; how many records that were.

    One process drains at a time; others wait for it up to ``wait`` seconds. Rows are deleted
    only after the engine has committed. Records that cannot be made into documents are set
    aside with the reason (``search status`` shows them) and hold nothing up. Raises ``Busy``,
    or ``EngineUnavailable``, when the rows stay.
    """
    done = 0
    embedding = model.is_on() and Unembedded.objects.exists()
    with locks.held(locks.DRAIN, wait=wait):
        building = locks.is_held(locks.REBUILD)
        if not building:
            OutboxEntry.objects.filter(applied=True).update(applied=False)
        while rows := _next_rows():
            count = _apply(rows)
            rows_done = OutboxEntry.objects.filter(pk__in=[row.pk for row in rows])
            if building:
                rows_done.update(applied=True)
            else:
                rows_done.delete()
            events.index_changed.send(OutboxEntry)
            done += count
            progress(count)
    if not embedding:  # else the worker is at it, and goes on by itself
        tasks.ask_for_embedding()
    return done


def retry_failed() -> int:
    """Put back what had been set aside; how many rows that were."""
    return OutboxEntry.objects.failed().update(error="")


def rebuild(*, progress: Progress = lambda count: None) -> int:
    """Build the whole index anew beside the live one and swap; how many documents it has.

    Meanwhile changes go to the live index and are kept in the outbox for the new one. On an
    error the live index stays. Raises ``Busy`` if somebody else is rebuilding.
    """
    count = 0
    with locks.held(locks.REBUILD, wait=_PATIENCE):
        with locks.held(locks.DRAIN):
            pass  # a drain that began before does not know that rows must be kept
        with engine().rebuild() as loader:
            for documents in _all_documents():
                loader.add(documents)
                count += len(documents)
                progress(len(documents))
        events.index_changed.send(OutboxEntry)
    drain()
    tasks.ask_for_embedding()
    return count


def total() -> int:
    """How many records there are to index."""
    return sum(1 for kind in sources() for _ in kind.ids())


def _next_rows() -> list[OutboxEntry]:
    rows, count = [], 0
    for row in OutboxEntry.objects.pending()[:_ROWS]:
        rows.append(row)
        count += len(row.ids)
        if count >= _AT_ONCE:
            break
    return rows


def _apply(rows: list[OutboxEntry]) -> int:
    wanted: dict[str, dict[int, None]] = {}
    for row in rows:
        wanted.setdefault(row.kind, {}).update(dict.fromkeys(row.ids))
    _forget_failures(wanted)
    for kind, ids in wanted.items():
        try:
            _bring(source(kind), list(ids))
        except UnknownKind as error:
            _set_aside(kind, list(ids), error)
        except (SearchError, DatabaseError):
            raise
        except Exception:
            logger.exception("Some records of kind %s cannot be indexed together.", kind)
            _one_by_one(source(kind), list(ids))
    return sum(len(ids) for ids in wanted.values())


def _forget_failures(wanted: Mapping[str, Container[int]]) -> None:
    """Records that are tried now: what they failed of before counts no more."""
    for row in OutboxEntry.objects.failed().filter(kind__in=list(wanted)):
        left = [record_id for record_id in row.ids if record_id not in wanted[row.kind]]
        if not left:
            row.delete()
        elif left != row.ids:
            row.ids = left
            row.save(update_fields=["ids"])


def _bring(kind: Source, ids: list[int]) -> None:
    documents = work.attach(kind.documents(ids))
    made = {document.key for document in documents}
    gone = [key for key in map(kind.key, ids) if key not in made]
    engine().update(documents, gone)


def _one_by_one(kind: Source, ids: list[int]) -> None:
    for record_id in ids:
        try:
            _bring(kind, [record_id])
        except (SearchError, DatabaseError):
            raise
        except Exception as error:
            _set_aside(kind.kind, [record_id], error)


def _set_aside(kind: str, ids: list[int], error: Exception) -> None:
    logger.error("Not indexed: %s %s: %r", kind, ids[:20], error)
    OutboxEntry.objects.create(kind=kind, ids=ids, error=repr(error)[:1_000])


def _all_documents() -> Iterator[list[Document]]:
    for kind in sources():
        for ids in in_batches(kind.ids(), BATCH):
            yield work.attach(kind.documents(ids))


def in_batches(items: Iterable[int], size: int) -> Iterator[Sequence[int]]:
    """Lists of ``size`` items, the last one shorter."""
    rest = iter(items)
    return iter(lambda: list(islice(rest, size)), [])
