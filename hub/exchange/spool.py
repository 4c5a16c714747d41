"""A private copy of what comes in, made and hashed before anything is read: the original may change."""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from hub.exchange.errors import Unreadable

CHUNK = 1 << 20


@contextmanager
def copy(file: IO[bytes] | Path) -> Iterator[tuple[IO[bytes], str]]:
    """A temporary copy, rewound, and its SHA-256 in hex. Raises Unreadable for an empty file."""
    with tempfile.TemporaryFile() as copied:
        digest = hashlib.sha256()
        for chunk in _chunks(file):
            digest.update(chunk)
            copied.write(chunk)
        if not copied.tell():
            raise Unreadable("empty")
        copied.seek(0)
        yield copied, digest.hexdigest()


def _chunks(file: IO[bytes] | Path) -> Iterator[bytes]:
    if isinstance(file, Path):
        with file.open("rb") as opened:
            yield from iter(lambda: opened.read(CHUNK), b"")
    else:
        file.seek(0)
        yield from iter(lambda: file.read(CHUNK), b"")


def digest_of(file: IO[bytes]) -> str:
    """SHA-256 in hex of an open file, which is rewound afterwards."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return found


def safe_name(name: str) -> str:
    """A file name without path and odd signs; its endings stay, for they tell the format."""
    return re.sub(r"[^\w.-]+", "_", Path(name).name)[-80:].lstrip(".") or "file"
