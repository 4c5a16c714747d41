"""The refused rows of a run as a file of the same shape, with the reason beside each."""

import csv
import io
import json
from collections import defaultdict
from pathlib import PurePath
from typing import Any

from hub.exchange.cells import safe_cell
from hub.exchange.errors import CannotRun, Unreadable
from hub.exchange.intake import OURS, SURPLUS, surplus_of
from hub.exchange.models import ImportProblem, ImportRun
from hub.exchange.opening import reader_of
from hub.exchange.readers import Reader, Record


def build(run_id: int) -> tuple[str, bytes]:
    """(file name, content); see `actions.error_file`."""
    run = ImportRun.objects.get(pk=run_id)
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in run.problems.filter(severity=ImportProblem.Severity.REFUSED).iterator():
        where = f"{problem.column}: " if problem.column else ""
        reasons[problem.line].append(f"{where}{problem.reason}")
    if not reasons:
        raise CannotRun("nothing_refused")
    try:
        with reader_of(run) as reader:
            rows = [record for record in reader.records if record.line in reasons]
            content = _WRITERS[reader.shape](reader, rows, reasons)
    except Unreadable as error:
        raise CannotRun(error.code, **error.params) from error
    ending = {"table": "csv", "json": "json", "geojson": "geojson"}[reader.shape]
    stem = PurePath(run.file_name.removesuffix(".gz")).stem
    return f"{stem}-errors-{run.pk}.{ending}", content


def _table(reader: Reader, rows: list[Record], reasons: dict[int, list[str]]) -> bytes:
    named = [name for name in reader.columns or [] if name]
    columns = [name for name in named if name not in OURS and not name.startswith(SURPLUS)]
    surplus = [surplus_of(row) for row in rows]
    more = [f"{SURPLUS}{number}" for number in range(1, max(map(len, surplus), default=0) + 1)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=reader.separator)
    writer.writerow([*columns, *more, "_line", "_problem"])
    for row, beyond in zip(rows, surplus, strict=True):
        cells = [_once(row.values, name) for name in columns]
        cells += [*beyond, *[""] * (len(more) - len(beyond)), row.line, " ".join(reasons[row.line])]
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue().encode("utf-8-sig")


def _once(values: dict[str, Any], name: str) -> Any:
    """The value; in a file that is an error file already, without the apostrophe that we put there."""
    value = values.get(name)
    if "_problem" in values and isinstance(value, str) and value.startswith(("'=", "'+", "'-", "'@")):
        return value[1:]
    return value


def _json(reader: Reader, rows: list[Record], reasons: dict[int, list[str]]) -> bytes:
    found = [row.values | {"_line": row.line, "_problem": " ".join(reasons[row.line])} for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _geojson(reader: Reader, rows: list[Record], reasons: dict[int, list[str]]) -> bytes:
    features = []
    for row in rows:
        properties = {name: value for name, value in row.values.items() if name != "geometry"}
        properties |= {"_line": row.line, "_problem": " ".join(reasons[row.line])}
        geometry = row.values.get("geometry")
        features.append({"type": "Feature", "properties": properties, "geometry": geometry})
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False).encode()


_WRITERS = {"table": _table, "json": _json, "geojson": _geojson}
