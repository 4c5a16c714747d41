"""XLSX: the first sheet with content, row by row, after a look at what the file would unpack to."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hub.exchange.errors import Unreadable
from hub.exchange.readers.base import Reader, Record, plain_name, uneven
from hub.exchange.readers.delimited import _check_header

#: What a workbook may unpack to, in bytes: all of it, and its texts (these are held in memory).
MAX_UNPACKED = 600 << 20
MAX_TEXTS = 80 << 20
#: Sheets compress well, about 20 times; bombs a thousand times.
MAX_RATIO = 150
MAX_ENTRIES = 2000
MAX_COLUMNS = 600
CHUNK = 1 << 20
BROKEN = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, IndexError, EOFError, ParseError,
    DefusedXmlException, InvalidFileException, AttributeError,
)  # fmt: skip


def read(stream: IO[bytes], position: Callable[[], int]) -> Reader:
    """A reader of a workbook. Raises Unreadable when it is damaged, a bomb, or has no header."""
    content = io.BytesIO(_whole(stream))
    try:
        sheets_with_formulas = _inspect(content)
        rows = _rows(content, sheets_with_formulas)
        header = next((row for _number, row in rows if any(row)), None)
    except BROKEN as error:
        raise Unreadable("not_xlsx") from error
    if header is None:
        raise Unreadable("empty")
    columns = ["" if name is None else plain_name(name) for name in header]
    while columns and not columns[-1]:
        columns.pop()
    _check_header(columns)
    return Reader("table", columns, _records(rows, columns), position)


def _whole(stream: IO[bytes]) -> bytes:
    content = stream.read(MAX_UNPACKED // 3 + 1)
    if len(content) > MAX_UNPACKED // 3:
        raise Unreadable("too_big", limit=MAX_UNPACKED // 3 // CHUNK)
    return content


def _inspect(content: io.BytesIO) -> bool:
    """Refuse a bomb: by what the directory says and, since that may lie, by unpacking once and counting.

    Gives whether any sheet has formulas.
    """
    formulas, total = False, 0
    with zipfile.ZipFile(content) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise Unreadable("bomb")
        for entry in entries:
            if entry.file_size > CHUNK and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                raise Unreadable("bomb")
            limit = MAX_TEXTS if entry.filename.endswith("sharedStrings.xml") else MAX_UNPACKED
            size = 0
            with archive.open(entry) as member:
                while chunk := member.read(CHUNK):
                    size += len(chunk)
                    if size > limit or total + size > MAX_UNPACKED:
                        raise Unreadable("bomb")
                    formulas = formulas or b"<f>" in chunk or b"<f " in chunk
            total += size
    return formulas


def _rows(content: io.BytesIO, with_formulas: bool) -> Iterator[tuple[int, list[Any]]]:
    """(row number, values as shown). A formula whose result was never stored gives its own text."""
    shown = _sheet(content, data_only=True)
    if not with_formulas:
        for number, row in enumerate(shown, 1):
            yield number, [_plain(value) for value in row]
        return
    written = _sheet(io.BytesIO(content.getvalue()), data_only=False)
    for number, (row, raw) in enumerate(zip(shown, written, strict=False), 1):
        row = (*row, *[None] * (len(raw) - len(row)))
        yield number, [_plain(raw[i] if value is None and i < len(raw) else value) for i, value in
                       enumerate(row)]  # fmt: skip


def _sheet(content: io.BytesIO, *, data_only: bool) -> Iterator[tuple]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that we do not read
        book = load_workbook(content, read_only=True, data_only=data_only)
        for sheet in book.worksheets:
            # A sheet may claim to reach to XFD1048576.
            sheet.reset_dimensions()
            first = sheet.iter_rows(max_row=20, values_only=True)
            if any(value is not None for row in first for value in row):
                yield from (row[:MAX_COLUMNS] for row in sheet.iter_rows(values_only=True))
                return


def _plain(value: Any) -> Any:
    """A cell as the rows take it: texts, whole numbers as int, dates as date."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if value is None or isinstance(value, str | int | float | date):
        return value
    return str(value)


def _records(rows: Iterator[tuple[int, list[Any]]], columns: list[str]) -> Iterator[Record]:
    width = len(columns)
    try:
        for number, row in rows:
            if any(value not in (None, "") for value in row[width:]):
                yield uneven(number, row, columns)
            elif any(value not in (None, "") for value in row):
                row = [*row, *[None] * (width - len(row))]
                yield Record(number, dict(zip(columns, row, strict=False)))
    except BROKEN as error:
        raise Unreadable("not_xlsx") from error
