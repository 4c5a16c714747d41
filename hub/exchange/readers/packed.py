"""Gzipped files, inflated as they are read and never beyond a limit."""

import gzip
import io
import os
import zlib
from collections.abc import Callable
from typing import IO

from hub.exchange.errors import Unreadable

#: A register of a million projects takes about 2 GB.
MAX_UNPACKED = 4 << 30
MB = 1 << 20


class _Inflating(io.RawIOBase):
    """A gzip file that stops at the limit and names what is wrong with it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._inner, self._read = gzip.GzipFile(fileobj=file), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            data = self._inner.read(len(buffer))
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise Unreadable("not_gzip") from error
        self._read += len(data)
        if self._read > MAX_UNPACKED:
            raise Unreadable("too_big", limit=MAX_UNPACKED // MB)
        buffer[: len(data)] = data
        return len(data)


def unpacked(file: IO[bytes], name: str) -> tuple[io.BufferedReader, Callable[[], int]]:
    """(the content, a function that tells how much of the file was read, in percent).

    Raises Unreadable when the name ends in .gz and the content is not gzip.
    """
    size = max(file.seek(0, os.SEEK_END), 1)
    file.seek(0)
    packed = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    if not packed and name.lower().endswith(".gz"):
        raise Unreadable("not_gzip")
    # Each reader of the same file counts with the one position that the file has.
    stream = io.BufferedReader(_Inflating(file) if packed else _Plain(file), 1 << 16)
    return stream, lambda: min(100, 100 * file.tell() // size)


class _Plain(io.RawIOBase):
    """The file itself; leaves it open when the reader above it goes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._inner = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
