"""Locks between the processes that keep one index up to date.

A file in the index directory holds for one machine. Where the database is a server, several
machines may share it and the index (Elasticsearch), so the same lock is taken there as well.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b

from django.db import connection
from filelock import FileLock, Timeout

from search import conf
from search.errors import Busy

DRAIN = "drain"
REBUILD = "rebuild"
EMBED = "embed"

_LOOK = 0.1
"""Seconds between two looks at a lock that another machine holds."""


def _lock(name: str) -> FileLock:
    path = conf.index_dir()
    path.mkdir(parents=True, exist_ok=True)
    return FileLock(path / f"{name}.lock")


@contextmanager
def held(name: str, *, wait: float = -1) -> Iterator[None]:
    """Hold a lock; ``wait`` seconds for it at most (for ever by default). Raises ``Busy``.

    The system, or the database, lets go of it when the process dies, however it dies.
    """
    lock = _lock(name)
    until = time.monotonic() + wait if wait >= 0 else None
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise Busy(name) from None
    try:
        with _held_by_no_other_machine(name, until):
            yield
    finally:
        lock.release()


def is_held(name: str) -> bool:
    """Whether anybody holds a lock at this moment."""
    try:
        with held(name, wait=0):
            return False
    except Busy:
        return True


@contextmanager
def _held_by_no_other_machine(name: str, until: float | None) -> Iterator[None]:
    """The lock in the database, if that is PostgreSQL.

    On a connection of its own: the lock then outlives no error, and no transaction ends it.
    """
    if connection.vendor != "postgresql":
        yield
        return
    own = connection.copy()
    own.settings_dict["OPTIONS"].pop("pool", None)
    number = int.from_bytes(blake2b(f"search {name}".encode(), digest_size=8).digest(), signed=True)
    try:
        with own.cursor() as cursor:
            while not cursor.execute("SELECT pg_try_advisory_lock(%s)", [number]).fetchone()[0]:
                if until is not None and time.monotonic() >= until:
                    raise Busy(name)
                time.sleep(_LOOK)
        yield
    finally:
        own.close()
