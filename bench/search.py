"""How fast search is, beside the bare engine on the same index and others: `python -m bench.search --rows N`.

What a search page could not do without (languages, concepts, marks in texts, texts themselves) is not in the
figures of the bare engine, so the difference is what the hub adds. Peers: SQLite's FTS5 with facets in SQL,
Wagtail's own search on SQLite, and an Elasticsearch node that the hub asks the same.
"""

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch

import django

from bench import machine, options, tables
from bench.pulse import find_best
from bench.search_cases import Case, cases
from bench.search_documents import documents
from bench.search_timing import Spread, beside, times
from search.analysis.tokens import words
from search.contracts import Document, Engine
from search.engines import encoding

_BATCH = 2_000
_DISTINCT = 100_000
_NONE = ("", "", "")


def main() -> None:
    """Build an index and time queries on it, then the peers on the same documents."""
    parser = options.parser(__doc__)
    parser.add_argument("--distinct", type=int, default=_DISTINCT, help="different texts (%(default)s)")
    parser.add_argument("--index", type=Path, help="folder of an index that stays and is used again")
    parser.add_argument("--cluster-rows", type=int, help="rows for Elasticsearch (as many as for the hub)")
    asked = parser.parse_args()
    django.setup()
    find_best()
    from search.engines.embedded import EmbeddedEngine

    def told(count: int) -> Iterator[Document]:
        return documents(count, distinct=asked.distinct)

    with tempfile.TemporaryDirectory(prefix="hub-bench-search-") as folder:
        engine = EmbeddedEngine(asked.index or Path(folder) / "index")
        if engine.health().documents == asked.rows:
            print(f"The index in {asked.index} is used again: {engine.health().detail}")
        else:
            engine.index(documents(100))  # opens the dictionaries, which is no part of indexing
            with _texts_analysed_once():
                _build("Embedded index built", engine, told(asked.rows), asked.rows, asked.distinct)
        _single(engine)
        questions = cases(asked.rows)
        _queries(engine, questions, asked.rows)
        _meaning()
        _fts5(Path(folder) / "fts5.sqlite3", told(asked.rows), questions, asked.rows)
        if asked.peer_rows:
            from bench.search_wagtail import compare

            compare(Path(folder) / "wagtail.sqlite3", asked.peer_rows)
            _elasticsearch(told, questions, asked.cluster_rows or asked.rows, asked.distinct)


@contextmanager
def _texts_analysed_once() -> Iterator[None]:
    """A text that several documents have is analysed for the first of them alone."""
    known: dict[int, encoding.WordFields] = {}
    analysed = encoding.word_fields

    def once(document: Document) -> encoding.WordFields:
        return known.get(id(document.texts[0])) or known.setdefault(id(document.texts[0]), analysed(document))

    with patch.object(encoding, "word_fields", once):
        yield


def _build(name: str, engine: Engine, rest: Iterator[Document], count: int, distinct: int) -> None:
    """Add all documents; making them up is not counted."""
    done, spent, busy, length, fresh = 0, 0.0, 0.0, 0, ""
    with engine.rebuild() as loader:
        while batch := list(islice(rest, _BATCH)):
            length += sum(len(words(f"{t.title} {t.summary} {t.body}")) for d in batch for t in d.texts)
            spent, busy = spent - time.perf_counter(), busy - time.process_time()
            loader.add(batch)
            spent, busy = spent + time.perf_counter(), busy + time.process_time()
            done += len(batch)
            if done >= min(distinct, count) and not fresh:
                fresh = (done / spent, done / busy)
        spent, busy = spent - time.perf_counter(), busy - time.process_time()
    spent, busy = spent + time.perf_counter(), busy + time.process_time()
    rows = [
        ("documents", count),
        ("of them with texts of their own", min(count, distinct)),
        ("words a document", length / count),
        ("seconds", spent),
        ("documents a second, texts of their own", fresh[0]),
        ("the same, by CPU seconds", fresh[1]),
        ("documents a second, all", count / spent),
        ("index", engine.health().detail),
        ("peak memory of the process, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6),
        ("load after", machine.load()),
    ]
    tables.show(name, ("", ""), rows)


def _single(engine: Engine) -> None:
    """From the change of one record to its being found, in one process."""
    changed = cycle(list(documents(20)))

    def change() -> None:
        engine.index([next(changed)])
        engine.count()

    took = times(change, rounds=20, seconds=20)
    tables.show(
        "One change to the index until a search finds it, ms", ("", "p50", "p95", "p99"), [("change", *took)]
    )


def _queries(engine: Engine, questions: list[Case], count: int) -> None:
    """Each question as a search page asks it, and as bare as tantivy can be asked."""
    from bench.search_peers import bare

    rows = []
    for case in questions:
        if case.bare:
            ours, theirs, *added = beside(lambda case=case: case.ask(engine), bare(engine, case))
        else:
            ours, theirs, added = times(lambda case=case: case.ask(engine)), _NONE, ["", ""]
        rows.append((case.name, case.ask(engine), *ours, *theirs, *added))
    heads = (
        "milliseconds", "found", "p50", "p95", "p99", "bare p50", "bare p95", "bare p99",
        "hub adds, quiet CPU", "stretched",
    )  # fmt: skip
    tables.show(f"Queries over {count:,} documents, 20 hits with marks, beside bare tantivy", heads, rows)
    print(f"  load after: {machine.load()}")


def _meaning() -> None:
    """What a query costs that the model has not seen: the rest of a search by meaning waits for no text."""
    from search.embedding import model

    if not model.is_on():
        print("\nMeaning is off: the packages of the extra are not installed.")
        return
    number = iter(range(10_000))
    took = times(lambda: model.of_query(f"village shop number {next(number)}"), rounds=100)
    tables.show("What a new query means, ms", ("", "p50", "p95", "p99"), [("four words", *took)])


def _fts5(path: Path, rest: Iterator[Document], questions: list[Case], count: int) -> None:
    from bench.search_peers import Fts5

    database, start = Fts5(path), time.perf_counter()
    database.fill(rest)
    spent = time.perf_counter() - start
    rows = [
        (case.name, *times(database.ask(case), seconds=2)) for case in questions if case.match is not None
    ]
    tables.show(
        f"SQLite FTS5 with SQL facets, {count:,} documents", ("milliseconds", "p50", "p95", "p99"), rows
    )
    print(f"  filled in {spent:.0f} s, {database.size() / 1e6:.0f} MB, load after: {machine.load()}")


def _elasticsearch(
    told: Callable[[int], Iterator[Document]], questions: list[Case], count: int, distinct: int
) -> None:
    from bench.search_cluster import NoNode, node

    with ExitStack() as stack:
        try:
            engine = stack.enter_context(node())
        except NoNode as missing:
            print(f"\nElasticsearch is not compared: {missing}")
            return
        with _texts_analysed_once():
            _build("Elasticsearch index built", engine, told(count), count, distinct)
        rows: list[tuple[object, ...]] = []
        for case in questions:
            took: Spread = times(lambda case=case: case.ask(engine))
            rows.append((case.name, case.ask(engine), *took))
        heads = ("milliseconds", "found", "p50", "p95", "p99")
        tables.show(f"The hub on Elasticsearch, {count:,} documents, 20 hits with marks", heads, rows)
        print(f"  load after: {machine.load()}")


if __name__ == "__main__":
    main()
