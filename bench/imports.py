"""Imports: a register from end to end, once more, and by the peer; then the index follows."""

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
#: Goals of the project: rows/s and MB of an import, times the peer, documents/s of the index.
GOALS = {"rows": 5_000, "memory": 600, "peer": 10, "documents": 1_500}


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
        ("", "goal", "here"),
        [
            ("rows/s of an import", GOALS["rows"], asked.rows / first.seconds),
            ("peak MB of an import, at most", GOALS["memory"], first.peak_mb),
            ("documents/s of the index", GOALS["documents"], documents / indexed.seconds),
        ],
    )


def _compare(base: Hub, register, rows: int) -> None:
    hubs = {name: base.copy(name) for name in ("ours", "peer-bulk", "peer-rows")}
    before = {table: base.count(table) for table in _TABLES}
    ours = catalogue.take(hubs["ours"], register)
    bulk = hubs["peer-bulk"].python("-m", "bench.peer", str(register), "--bulk")
    one_by_one = hubs["peer-rows"].python("-m", "bench.peer", str(register))
    tables.show(
        "Beside django-import-export",
        (*HEADS, "times"),
        [
            (*_line("the hub", rows, ours), ""),
            (*_line("peer, in bulk, no differences", rows, bulk), bulk.seconds / ours.seconds),
            (*_line("peer, row by row", rows, one_by_one), one_by_one.seconds / ours.seconds),
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
