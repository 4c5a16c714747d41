"""The directory of the index: generations, the pointer to the live one, readers and the writer.

``<path>/current`` names the live generation ``v<schema>-<time>-<random>``. It is replaced in
one step, so that other processes see the old index or the new one; they look at the pointer's
and the index's time stamps before each search, which costs some microseconds.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from threading import RLock
from typing import NamedTuple

from filelock import FileLock
from tantivy import Index, IndexWriter, Searcher

from search.engines.embedded.failures import as_unavailable
from search.engines.embedded.schema import VERSION, open_index

_SMALL_HEAP = 30_000_000
_LARGE_HEAP = 300_000_000
"""Bytes the writer gathers documents in: for single changes, for a whole index."""

_STARTED = "-started"
"""Ends the name of a generation that nobody has built."""


class Reader(NamedTuple):
    """An opened index and a view of it that does not change."""

    index: Index
    searcher: Searcher


class Store:
    """One index directory, as one process sees it. Safe for many threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pointer = path / "current"
        self._lock = RLock()
        self._opened: tuple[str, Index] | None = None
        self._stamp: tuple[int, ...] | None = None
        self._reader: Reader | None = None

    def reader(self) -> Reader:
        """A view of the newest committed state."""
        with as_unavailable(ValueError):
            stamp = self._current_stamp()
            if self._reader is None or stamp is None or stamp != self._stamp:
                with self._lock:
                    self._reader = self._open_reader()
            return self._reader

    @contextmanager
    def writer(self) -> Iterator[IndexWriter]:
        """Write to the live index; committed on leaving without an error.

        One writer at a time over all processes: others wait. The writer lives only this long,
        so that no process inherits one through a fork.
        """
        with as_unavailable(ValueError), FileLock(self._ready() / "write.lock"):
            yield from self._write(self._live(), _SMALL_HEAP)

    @contextmanager
    def generation(self) -> Iterator[IndexWriter]:
        """Write a new index and put it in the live one's place, or leave no trace of it."""
        with as_unavailable():
            path = self._ready() / _new_name()
            path.mkdir()
            try:
                yield from self._write(path, _LARGE_HEAP)
                with FileLock(self._path / "write.lock"):
                    self._point_to(path.name)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise

    def sweep(self) -> None:
        """Delete all generations but the live one. Only for who holds the rebuild lock."""
        live = self._name()
        for path in self._path.glob("v*-*"):
            if path.is_dir() and path.name != live:
                shutil.rmtree(path, ignore_errors=True)

    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self._live().glob("*") if file.is_file())

    def complete(self) -> bool:
        """Whether there is an index that this version of the code can read and that was built whole.

        One that had to be started empty, for want of such an index, holds only what changed since.
        """
        name = self._name()
        if name is None or name.endswith(_STARTED):
            return False
        return (self._path / name / "meta.json").exists()

    def _write(self, path: Path, heap: int) -> Iterator[IndexWriter]:
        with as_unavailable(ValueError):
            writer = open_index(str(path)).writer(heap, 1)
            # A writer that was killed may have left files of a state it never reached, under names
            # that this one would give its own.
            writer.garbage_collect_files()
        try:
            yield writer
            with as_unavailable(ValueError):
                writer.commit()
                writer.garbage_collect_files()
        except BaseException:
            with suppress(ValueError):  # a writer that has died has nothing to roll back
                writer.rollback()
            raise
        finally:
            with suppress(ValueError):
                writer.wait_merging_threads()

    def _ready(self) -> Path:
        self._path.mkdir(parents=True, exist_ok=True)
        return self._path

    def _name(self) -> str | None:
        """The live generation's name; None if there is none, it is of another version or cannot be read."""
        try:
            name = self._pointer.read_text(encoding="ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        return name if name.startswith(f"v{VERSION}-") else None

    def _live(self) -> Path:
        """The live generation's directory, an empty one if there was none."""
        name = self._name()
        if name is None:
            with FileLock(self._ready() / "start.lock"):
                name = self._name() or self._start_empty()
        return self._path / name

    def _start_empty(self) -> str:
        path = self._path / (_new_name() + _STARTED)
        path.mkdir()
        open_index(str(path))
        self._point_to(path.name)
        return path.name

    def _point_to(self, name: str) -> None:
        scratch = self._path / f"current.{token_hex(4)}"
        with scratch.open("w", encoding="ascii") as file:
            file.write(name)
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(self._pointer)

    def _current_stamp(self) -> tuple[int, ...] | None:
        """What changes with every commit and every swap; None if there is no index yet."""
        if self._opened is None:
            return None
        try:
            pointer = self._pointer.stat()
            meta = (self._path / self._opened[0] / "meta.json").stat()
        except FileNotFoundError:
            return None
        return (pointer.st_mtime_ns, pointer.st_ino, meta.st_mtime_ns, meta.st_ino)

    def _open_reader(self) -> Reader:
        """Open or reload. The stamp is taken first, so that a later commit is never missed.

        A swap may delete the generation between reading its name and opening it: then the
        pointer already names the next one.
        """
        for attempt in (1, 2, 3):
            path = self._live()
            if self._opened is None or self._opened[0] != path.name:
                try:
                    self._opened = (path.name, open_index(str(path)))
                except Exception:
                    if attempt == 3 or self._live() == path:
                        raise
                    continue
            stamp = self._current_stamp()
            index = self._opened[1]
            try:
                index.reload()
            except Exception:
                if attempt == 3 or self._live() == path:
                    raise
                continue
            self._stamp = stamp
            return Reader(index, index.searcher())
        raise AssertionError("unreachable")


def _new_name() -> str:
    return f"v{VERSION}-{datetime.now(UTC):%Y%m%dT%H%M%S}-{token_hex(3)}"
