"""Locks between the processes that share one index directory."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from search import conf
from search.errors import Busy

DRAIN = "drain"
REBUILD = "rebuild"
EMBED = "embed"


def _lock(name: str) -> FileLock:
    path = conf.index_dir()
    path.mkdir(parents=True, exist_ok=True)
    return FileLock(path / f"{name}.lock")


@contextmanager
def held(name: str, *, wait: float = -1) -> Iterator[None]:
    """Hold a lock; ``wait`` seconds for it at most (for ever by default). Raises ``Busy``.

    The system lets go of it when the process dies, however it dies.
    """
    lock = _lock(name)
    try:
        lock.acquire(timeout=wait)
    except Timeout:
        raise Busy(name) from None
    try:
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
