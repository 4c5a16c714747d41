"""Files of several kinds, read as records with named values, one at a time."""

from typing import IO

from hub.exchange.errors import Unreadable
from hub.exchange.readers import delimited, documents, workbook
from hub.exchange.readers.base import Reader, Record
from hub.exchange.readers.packed import unpacked

__all__ = ["Reader", "Record", "open_file"]


def open_file(file: IO[bytes], name: str, *, kind: str) -> Reader:
    """A reader for a rewound binary file; what it is, is seen from its content rather than its name.

    name: only its ending `.gz` matters, for the error when it is no gzip file. kind: the list to take of a
    JSON object that has several ("lags", "projects"). Raises Unreadable.
    """
    stream, position = unpacked(file, name)
    start = stream.peek(4096)[:4096]
    if not start.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty")
    if start.startswith(b"PK\x03\x04"):
        return workbook.read(stream, position)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return documents.read(stream, kind)
    return delimited.read(stream, position)
