"""Vectors of passages in files beside the index, found by usearch.

``<path>/vectors`` holds segments that never change and a manifest that names them, oldest first.
A segment is two arrays sorted by record: heads (whose record, of which state, in what language)
and vectors; a large one has a graph (HNSW, Malkov and Yashunin 2018) as well. Nothing is deleted in
place: a vector counts only while the index has its record with the same stamp, so vectors may be
written before the words, outlive a rebuild, and be left over. ``tidy`` clears up.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from filelock import FileLock

from search.contracts import DIMENSIONS, Passage

if TYPE_CHECKING:
    import numpy as np

_HEAD = [("row", "<u8"), ("stamp", "<u8"), ("lang", "S8"), ("whole", "?")]
_TIER = 8
"""So many segments of about one size become one."""
_GRAPHED = 20_000
"""Vectors from which on a segment has a graph: looking through fewer takes some milliseconds."""


class Owned(NamedTuple):
    """The vectors of a record in one state."""

    row: int
    stamp: int
    passages: tuple[Passage, ...]


def stamp_of(passages: tuple[Passage, ...]) -> int:
    """A number (53 bits) for these vectors; 0 for none."""
    if not passages:
        return 0
    digest = blake2b(digest_size=7)
    for passage in passages:
        digest.update(f"{passage.lang}\x00{passage.whole}\x00".encode())
        digest.update(passage.vector)
    return (int.from_bytes(digest.digest()) >> 3) or 1


class Segment:
    """One pair of files, opened when it is needed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def heads(self) -> "np.ndarray":
        """One for each vector, sorted by record."""
        import numpy as np

        return np.load(self._path.with_suffix(".heads.npy"), mmap_mode="r")

    @cached_property
    def vectors(self) -> "np.ndarray":
        """Signed bytes, a row for each vector."""
        import numpy as np

        return np.load(self._path.with_suffix(".vectors.npy"), mmap_mode="r")

    @cached_property
    def graph(self):
        """The graph for finding neighbours; None if there is none."""
        from usearch.index import Index

        path = self._path.with_suffix(".usearch")
        return Index.restore(str(path), view=True) if path.exists() else None

    def of(self, row: int) -> slice:
        """Where the vectors of a record are."""
        rows = self.heads["row"]
        return slice(int(rows.searchsorted(row, "left")), int(rows.searchsorted(row, "right")))


class Vectors:
    """The directory of vectors, as one process sees it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._manifest = path / "manifest.json"
        self._lock = FileLock(path / "lock")
        self._opened: tuple[object, tuple[str, ...], tuple[Segment, ...]] = (None, (), ())

    def segments(self) -> tuple[Segment, ...]:
        """All segments, newest last; cheap while nothing has changed."""
        try:
            stat = self._manifest.stat()
        except FileNotFoundError:
            return ()
        stamp = (stat.st_mtime_ns, stat.st_ino)
        if self._opened[0] != stamp:
            known = dict(zip(*self._opened[1:], strict=True))
            names = self._names()
            self._opened = (
                stamp,
                names,
                tuple(known.get(name) or Segment(self._path / name) for name in names),
            )
        return self._opened[2]

    def add(self, owned: Iterable[Owned]) -> None:
        """Add the vectors that are not there yet; several small segments become one."""
        new = [each for each in owned if each.passages]
        if not new:
            return
        self._path.mkdir(parents=True, exist_ok=True)
        with self._lock:
            new = [each for each in new if self._newest_stamp(each.row) != each.stamp]
            if new:
                names = (*self._names(), self._write(*_arrays(new)))
                self._list(self._merged(names))

    def tidy(self, live: Mapping[int, int]) -> None:
        """One segment of what the index has (``live``: record number -> stamp), with a graph if it is large."""
        if not self._manifest.exists():
            return
        with self._lock:
            before = names = self._names()
            if len(names) > 1 or self._has_left_overs(names, live):
                names = self._merge(names, live)
            for name in names:
                self._make_graph(name)
            self._list(names)
            # Who has just read the old list may still want to open what it names.
            self._sweep({*names, *before})

    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self._path.glob("*") if file.is_file())

    def _names(self) -> tuple[str, ...]:
        try:
            return tuple(json.loads(self._manifest.read_text(encoding="ascii")))
        except FileNotFoundError:
            return ()

    def _newest_stamp(self, row: int) -> int:
        """The stamp of a record's newest vectors; 0 if it has none."""
        for segment in reversed(self.segments()):
            place = segment.of(row)
            if place.start < place.stop:
                return int(segment.heads["stamp"][place.start])
        return 0

    def _merged(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The newest segments as one, once there are enough of about their size."""
        sizes = [len(self._segment(name).heads) for name in names]
        last = len(names) - _TIER
        while last >= 0 and max(sizes[last:]) < _TIER * min(sizes[last:]) and sum(sizes[last:]) < _GRAPHED:
            names = names[:last] + self._merge(names[last:])
            sizes = [len(self._segment(name).heads) for name in names]
            last = len(names) - _TIER
        return names

    def _merge(self, names: Sequence[str], live: Mapping[int, int] | None = None) -> tuple[str, ...]:
        """Some segments as one: of each record the newest vectors, and only those that are live."""
        import numpy as np

        heads, vectors = [], []
        taken = np.empty(0, "<u8")
        for name in reversed(names):
            segment = self._segment(name)
            wanted = ~np.isin(segment.heads["row"], taken) & _is_live(segment.heads, live)
            heads.append(segment.heads[wanted])
            vectors.append(segment.vectors[wanted])
            taken = np.union1d(taken, segment.heads["row"])
        if not sum(map(len, heads)):
            return ()
        return (self._write(np.concatenate(heads), np.concatenate(vectors)),)

    def _has_left_overs(self, names: Sequence[str], live: Mapping[int, int]) -> bool:
        return any(not _is_live(self._segment(name).heads, live).all() for name in names)

    def _segment(self, name: str) -> Segment:
        known = dict(zip(*self._opened[1:], strict=True))
        return known.get(name) or Segment(self._path / name)

    def _write(self, heads: "np.ndarray", vectors: "np.ndarray") -> str:
        import numpy as np

        name = f"s{token_hex(8)}"
        order = heads["row"].argsort(kind="stable")
        np.save(self._path / f"{name}.heads.npy", heads[order])
        np.save(self._path / f"{name}.vectors.npy", vectors[order])
        return name

    def _make_graph(self, name: str) -> None:
        segment = self._segment(name)
        if len(segment.heads) < _GRAPHED or segment.graph is not None:
            return
        import numpy as np
        from usearch.index import Index

        graph = Index(ndim=DIMENSIONS, metric="cos", dtype="i8")
        graph.add(np.arange(len(segment.heads), dtype="u8"), np.asarray(segment.vectors), threads=1)
        scratch = self._path / f"{name}.graph"
        graph.save(str(scratch))
        scratch.replace(self._path / f"{name}.usearch")

    def _list(self, names: Sequence[str]) -> None:
        scratch = self._path / f"manifest.{token_hex(4)}"
        scratch.write_text(json.dumps(list(names)), encoding="ascii")
        scratch.replace(self._manifest)

    def _sweep(self, names: Collection[str]) -> None:
        """Delete all segments but these. Who has one open can go on reading it."""
        for file in self._path.glob("s*"):
            if file.name.partition(".")[0] not in names:
                with suppress(FileNotFoundError):
                    file.unlink()


def _is_live(heads: "np.ndarray", live: Mapping[int, int] | None) -> "np.ndarray":
    import numpy as np

    if live is None:
        return np.ones(len(heads), bool)
    rows, first = np.unique(heads["row"], return_index=True)
    stamps = heads["stamp"][first]
    kept = [row for row, stamp in zip(rows.tolist(), stamps.tolist(), strict=True) if live.get(row) == stamp]
    return np.isin(heads["row"], np.array(kept, "<u8"))


def _arrays(owned: Sequence[Owned]) -> tuple["np.ndarray", "np.ndarray"]:
    import numpy as np

    rows = [(each.row, each.stamp, passage) for each in owned for passage in each.passages]
    heads = np.array([(row, stamp, p.lang.encode()[:8], p.whole) for row, stamp, p in rows], dtype=_HEAD)
    vectors = np.frombuffer(b"".join(p.vector for _row, _stamp, p in rows), "i1").reshape(-1, DIMENSIONS)
    return heads, vectors
