"""Imports: a register from end to end, once more, and by the peer; then the index follows."""

from pathlib import Path

from bench import catalogue, options, tables
from bench.child import Measured
from bench.pulse import find_best
from bench.scratch import Hub

HEADS = ("", "rows", "seconds", "rows/s", "CPU s", "stretched", "rows/quiet CPU s", "peak MB")
#: What an import writes: table -> what it holds.
_TABLES = {
    "projects_project": "projects",
    "projects_projecttext": "texts",
    "projects_projecttheme": "themes",
    "projects_organisation": "organisations",
    "projects_beneficiary": "beneficiaries",
}
#: Goals of the project: rows/s and MB of an import, documents/s of the index.
GOALS = {"rows": 5_000, "memory": 600, "documents": 1_500}


def main() -> None:
    """Run and print all of it."""
    asked = options.parser(__doc__).parse_args()
    find_best()
    hub = Hub.of_this_process()
    hub.prepare()
    base = hub.copy("base")
    register, made = catalogue.register(hub, asked.rows)
    print(
        f"register: {asked.rows:,} rows, {register.stat().st_size / 1e6:.0f} MB, made in {made.seconds:.0f} s"
    )
    start_up = hub.manage("import", "--help")

    first = catalogue.take(hub, register)
    again = catalogue.take(hub, register)
    tables.show(
        "manage.py import projects (process start included)",
        HEADS,
        [
            (
                "start-up alone",
                0,
                start_up.seconds,
                "",
                start_up.cpu,
                start_up.stretched,
                "",
                start_up.peak_mb,
            ),
            _line("all new", asked.rows, first),
            _line("the same again", asked.rows, again),
        ],
    )
    print("  " + first.output.strip().replace("\n", "\n  "))
    print("  " + again.output.strip().replace("\n", "\n  "))
    if asked.peer_rows:
        _compare(base, catalogue.head(register, asked.peer_rows), asked.peer_rows)
    documents, indexed = catalogue.index(hub)
    tables.show(
        "manage.py search drain",
        tuple(head.replace("rows", "documents") for head in HEADS),
        [_line("all documents", documents, indexed)],
    )
    tables.show(
        "Goals",
        ("", "goal", "by the clock", "by quiet CPU time"),
        [
            ("rows/s of an import", GOALS["rows"], asked.rows / first.seconds, asked.rows / first.quiet),
            (
                "documents/s of the index",
                GOALS["documents"],
                documents / indexed.seconds,
                documents / indexed.quiet,
            ),
            ("peak MB of an import, at most", GOALS["memory"], first.peak_mb, ""),
        ],
    )


def _compare(base: Hub, register: Path, rows: int) -> None:
    """The same rows by the hub and by the peer.

    Both begin by loading Django and the hub, which says nothing of either: how many times as fast the hub
    is counts the CPU seconds after that (those of a run with one row are taken off), without what
    neighbours stretched them by. Row by row the peer takes minutes, so it gets a tenth of the rows.
    """
    hubs = {name: base.copy(name) for name in ("the hub", "peer, in bulk", "peer, row by row")}
    before = {table: base.count(table) for table in _TABLES}
    fewer = max(1, rows // 10)
    one_row, tenth = catalogue.head(register, 1), catalogue.head(register, fewer)
    peer = ("-m", "bench.peer")
    ours, theirs = catalogue.take(base, one_row).quiet, base.python(*peer, str(one_row)).quiet
    took = {
        "the hub": (rows, catalogue.take(hubs["the hub"], register), ours),
        "peer, in bulk": (rows, hubs["peer, in bulk"].python(*peer, str(register), "--bulk"), theirs),
        "peer, row by row": (fewer, hubs["peer, row by row"].python(*peer, str(tenth)), theirs),
    }
    rates = {name: count / (measured.quiet - start) for name, (count, measured, start) in took.items()}
    tables.show(
        "Beside django-import-export",
        (*HEADS, "start-up quiet CPU s", "rates without it", "times slower"),
        [
            (*_line(name, count, measured), start, rates[name], rates["the hub"] / rates[name])
            for name, (count, measured, start) in took.items()
        ],
    )
    tables.show(
        "What each wrote",
        ("", *_TABLES.values()),
        [(name, *(hub.count(table) - before[table] for table in _TABLES)) for name, hub in hubs.items()],
    )


def _line(name: str, rows: int, measured: Measured) -> tuple[object, ...]:
    return (
        name,
        rows,
        measured.seconds,
        rows / measured.seconds,
        measured.cpu,
        measured.stretched,
        rows / measured.quiet,
        measured.peak_mb,
    )


if __name__ == "__main__":
    main()
