"""Imports: a register from end to end, once more, and by the peer; then the index follows."""

from pathlib import Path

from bench import catalogue, options, tables
from bench.child import Measured
from bench.scratch import Hub

HEADS = ("", "rows", "seconds", "rows/s", "CPU s", "rows/CPU s", "peak MB")
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
            ("start-up alone", 0, start_up.seconds, "", start_up.cpu, "", start_up.peak_mb),
            _line("all new", asked.rows, first),
            _line("the same again", asked.rows, again),
        ],
    )
    print("  " + first.output.strip().replace("\n", "\n  "))
    print("  " + again.output.strip().replace("\n", "\n  "))
    _compare(base, catalogue.head(register, asked.peer_rows), asked.peer_rows)
    documents, indexed = catalogue.index(hub)
    tables.show(
        "manage.py search drain",
        ("", "documents", "seconds", "documents/s", "CPU s", "documents/CPU s", "peak MB"),
        [_line("all documents", documents, indexed)],
    )
    tables.show(
        "Goals",
        ("", "goal", "by the clock", "by CPU time"),
        [
            ("rows/s of an import", GOALS["rows"], asked.rows / first.seconds, asked.rows / first.cpu),
            (
                "documents/s of the index",
                GOALS["documents"],
                documents / indexed.seconds,
                documents / indexed.cpu,
            ),
            ("peak MB of an import, at most", GOALS["memory"], first.peak_mb, ""),
        ],
    )


def _compare(base: Hub, register: Path, rows: int) -> None:
    """The same rows by the hub and by the peer.

    Both begin by loading Django and the hub, which says nothing of either: how many times as fast the hub
    is counts the CPU seconds after that (those of a run with one row are taken off). On a machine with
    nothing else to do they are nearly the seconds of the clock.
    """
    hubs = {name: base.copy(name) for name in ("the hub", "peer, in bulk", "peer, row by row")}
    before = {table: base.count(table) for table in _TABLES}
    one_row = catalogue.head(register, 1)
    peer = ("-m", "bench.peer")
    start_up = catalogue.take(base, one_row).cpu, base.python(*peer, str(one_row)).cpu
    took = {
        "the hub": (catalogue.take(hubs["the hub"], register), start_up[0]),
        "peer, in bulk": (hubs["peer, in bulk"].python(*peer, str(register), "--bulk"), start_up[1]),
        "peer, row by row": (hubs["peer, row by row"].python(*peer, str(register)), start_up[1]),
    }
    net = {name: measured.cpu - start for name, (measured, start) in took.items()}
    tables.show(
        "Beside django-import-export",
        (*HEADS, "start-up CPU s", "rows/CPU s without it", "times slower"),
        [
            (*_line(name, rows, measured), start, rows / net[name], net[name] / net["the hub"])
            for name, (measured, start) in took.items()
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
        rows / measured.cpu,
        measured.peak_mb,
    )


if __name__ == "__main__":
    main()
