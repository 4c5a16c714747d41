"""CSV and its cousins: any common encoding, any of ; , tab | as separator."""

import csv
import io
from collections.abc import Callable, Iterator

from hub.exchange.errors import Unreadable
from hub.exchange.readers.base import Reader, Record, plain_name, shown, uneven
from hub.exchange.readers.encodings import SAMPLE_BYTES, detect

SEPARATORS = ";,\t|"
#: Longest line, and longest cell (a quote that is never closed swallows the rest), in characters.
MAX_LINE = 8 << 20
MAX_CELL = 2 << 20
#: Share of a header's signs that may be none that can be printed; among arbitrary bytes it is a tenth.
UNPRINTABLE = 0.02
MILLION = 1 << 20


def read(stream: io.BufferedReader, position: Callable[[], int]) -> Reader:
    """A reader of a delimited text. Raises Unreadable for what is no table."""
    sample = _sample(stream)
    encoding = detect(sample, is_all=len(sample) < SAMPLE_BYTES)
    text = io.TextIOWrapper(_Rewound(sample, stream), encoding=encoding, errors="strict", newline="")
    csv.field_size_limit(MAX_CELL)
    lines = _lines(text)
    separator = _separator(sample, encoding)
    rows = _rows(csv.reader(lines, delimiter=separator))
    header = next((row for _line, row in rows if any(map(str.strip, row))), None)
    if header is None:
        raise Unreadable("empty")
    columns = [plain_name(name) for name in header]
    while columns and not columns[-1]:
        columns.pop()
    _check_header(columns)
    return Reader("table", columns, _records(rows, columns), position, separator)


def _sample(stream: io.BufferedReader) -> bytes:
    parts, size = [], 0
    while size < SAMPLE_BYTES and (part := stream.read(min(1 << 20, SAMPLE_BYTES - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


class _Rewound(io.RawIOBase):
    """The sample that was read already, then the rest of the stream."""

    def __init__(self, sample: bytes, rest: io.BufferedReader) -> None:
        self._sample, self._rest = io.BytesIO(sample), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self._sample.readinto(buffer) or self._rest.readinto(buffer)

    # TextIOWrapper asks for read1 of what it wraps; a raw stream's read gives as much at once as there is.
    def read1(self, size: int = -1) -> bytes:
        return self.read(size if size >= 0 else 1 << 16) or b""


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    try:
        while line := text.readline(MAX_LINE):
            number += 1
            if len(line) >= MAX_LINE:
                raise Unreadable("line_too_long", line=number, limit=MAX_LINE // MILLION)
            yield line
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error


def _rows(reader) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable("line_too_long", line=line, limit=MAX_CELL // MILLION) from error


def _records(rows: Iterator[tuple[int, list[str]]], columns: list[str]) -> Iterator[Record]:
    width = len(columns)
    for line, row in rows:
        if len(row) == width:
            if any(row):
                yield Record(line, dict(zip(columns, row, strict=True)))
            continue
        if not any(map(str.strip, row)):
            continue
        values = dict(zip(columns, row, strict=False))
        # Empty cells at the end come from spreadsheets and mean nothing; others are a broken row.
        if len(row) > width and not any(map(str.strip, row[width:])):
            yield Record(line, values)
        else:
            yield uneven(line, row, columns)


def _separator(sample: bytes, encoding: str) -> str:
    """The sign that divides the header into most cells and the next rows into as many."""
    text = sample[: 256 << 10].decode(encoding, errors="ignore").lstrip("\ufeff")
    best, best_score = ",", (0.0, 0)
    for separator in SEPARATORS:
        widths = _widths(text, separator)
        if widths and widths[0] > 1:
            alike = sum(width == widths[0] for width in widths) / len(widths)
            best, best_score = max((best, best_score), (separator, (round(alike, 1), widths[0])), key=_second)
    return best


def _second(pair):
    return pair[1]


def _widths(text: str, separator: str) -> list[int]:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if row:
                widths.append(len(row))
            if len(widths) > 50:
                break
    except csv.Error:
        return widths
    # The last row of a cut sample is cut as well.
    return widths[:-1] if 2 < len(widths) <= 50 else widths


def _check_header(columns: list[str]) -> None:
    signs = "".join(columns)
    if sum(not sign.isprintable() for sign in signs) > len(signs) * UNPRINTABLE:
        raise Unreadable("no_table")
    if not any(name and name[0].isalpha() for name in columns):
        raise Unreadable("no_header")
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise Unreadable("columns_twice", columns=shown(twice))
