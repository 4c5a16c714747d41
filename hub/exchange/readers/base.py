"""What every reader gives."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple


class Record(NamedTuple):
    """One row: where it begins (line of a text file, row of a sheet, number of a JSON record), its values
    by the file's own column names, and, when it could not be read as a row, (code, values) of the message.

    surplus: cells beyond the last column, which make such a trouble.
    """

    line: int
    values: dict[str, Any]
    trouble: tuple[str, dict] | None = None
    surplus: tuple[Any, ...] = ()


def uneven(line: int, row: Sequence[Any], columns: Sequence[str]) -> Record:
    """A row that has more or fewer cells than there are columns; nothing of it is lost."""
    width = len(columns)
    told = {"found": len(row), "wanted": width}
    return Record(line, dict(zip(columns, row, strict=False)), ("columns", told), tuple(row[width:]))


@dataclass(slots=True)
class Reader:
    """An opened file. `columns` is None where each record names its own (JSON)."""

    shape: Literal["table", "json", "geojson"]
    columns: list[str] | None
    records: Iterator[Record]
    #: Share of the file read so far, in percent.
    percent: Callable[[], int] = field(default=lambda: 0)
    #: What divides the cells of a text file; a table made from any other file is divided by commas.
    separator: str = ","


def plain_name(name: str) -> str:
    """A column's name as we compare it: "Source ID " is source_id."""
    return "_".join(str(name).replace("\ufeff", "").strip().lower().split())


def shown(columns: Iterable[str], limit: int = 200) -> str:
    """Names of columns for a message: what can be printed of them, and no more than `limit` characters."""
    text = "".join(sign for sign in ", ".join(filter(None, columns)) if sign.isprintable())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
