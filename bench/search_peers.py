"""What the hub's search is measured beside on the same documents: bare tantivy, and SQLite's FTS5 with SQL."""

import sqlite3
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from bench.search_cases import Case
from bench.search_documents import FACETS
from search.contracts import Document
from search.engines.embedded import EmbeddedEngine

_SHOWN = 20
_BATCH = 5_000
_ONE_VALUE = ("country", "fund", "period", "status")
_SEVERAL = ("region", "theme")
_TABLES = f"""
pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000;
create virtual table words using fts5(title, body, names, tokenize = 'unicode61 remove_diacritics 2', prefix = 3);
create table record (id integer primary key, {", ".join(f"{name} text" for name in _ONE_VALUE)});
create table region (record integer, value text);
create table theme (record integer, value text);
create temp table found (id integer primary key);
"""


def bare(engine: EmbeddedEngine, case: Case) -> Callable[[], object]:
    """The same question to tantivy itself: twenty hits, a count, the facets; no languages, marks or texts.

    Counts of facets that ignore their own choice take passes of their own, for it as for the hub.
    """
    searcher = engine._store.reader().searcher
    counts = {facet.name: {"terms": {"field": f"f.{facet.name}", "size": 20}} for facet in FACETS}
    narrowed = [_narrowed(case, without) for without in (None, *case.chosen)]

    def ask() -> None:
        query = case.bare(searcher)
        searcher.search(narrowed[0](query), _SHOWN, offset=case.offset)
        if not case.facets:
            return
        free = {name: asked for name, asked in counts.items() if name not in case.chosen}
        searcher.aggregate(narrowed[0](query), free)
        for name, narrow in zip(case.chosen, narrowed[1:], strict=True):
            searcher.aggregate(narrow(query), {name: counts[name]})

    return ask


def _narrowed(case: Case, without: str | None):
    import tantivy

    from search.engines.embedded.schema import schema

    conditions = [
        tantivy.Query.const_score_query(
            tantivy.Query.term_set_query(schema(), f"f.{name}", list(values)), 0.0
        )
        for name, values in case.chosen.items()
        if name != without
    ]
    if not conditions:
        return lambda query: query
    return lambda query: tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, each) for each in (query, *conditions)]
    )


class Fts5:
    """The documents in SQLite: words in FTS5, facets in tables."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path)
        self._database.executescript(_TABLES)

    def fill(self, documents: Iterable[Document]) -> None:
        """Add the documents, then the indexes."""
        rest, start = iter(documents), 1
        while batch := list(islice(rest, _BATCH)):
            self._add(list(enumerate(batch, start)))
            start += len(batch)
        for name in _SEVERAL:
            self._database.execute(f"create index {name}_of on {name} (record, value)")
        self._database.execute("insert into words(words) values ('optimize')")
        self._database.execute("analyze")
        self._database.commit()

    def size(self) -> int:
        """Bytes on disk."""
        return self._path.stat().st_size

    def _add(self, rows: list[tuple[int, Document]]) -> None:
        def text(document: Document) -> tuple[str, str, str]:
            told = document.texts[0]
            return told.title, f"{told.summary} {told.body}", " ".join(document.names)

        add = self._database.executemany
        add(
            "insert into words(rowid, title, body, names) values (?, ?, ?, ?)",
            ((n, *text(d)) for n, d in rows),
        )
        add(
            "insert into record values (?, ?, ?, ?, ?)",
            ((n, *(d.facets[name][0] for name in _ONE_VALUE)) for n, d in rows),
        )
        for name in _SEVERAL:
            add(
                f"insert into {name} values (?, ?)",
                ((n, value) for n, d in rows for value in d.facets[name]),
            )

    def ask(self, case: Case) -> Callable[[], object]:
        """The hits with their texts by bm25, how many there are, and the counts of facets."""
        run = self._database.execute
        conditions, values = self._conditions(case, without=None)

        def ask() -> None:
            if case.match:
                run("delete from found")
                run("insert into found select rowid from words where words match ?", (case.match,))
                run(f"select count(*) from found join record using (id) {conditions}", values).fetchone()
                run(
                    "select words.rowid, title, body from words join record on record.id = words.rowid"
                    f" {conditions.replace('where', 'where words match ? and') or 'where words match ?'}"
                    " order by rank limit ? offset ?",
                    (case.match, *values, _SHOWN, case.offset),
                ).fetchall()
            for facet in FACETS if case.facets else ():
                self._count(case, facet.name)

        return ask

    def _count(self, case: Case, name: str) -> list[tuple[str, int]]:
        conditions, values = self._conditions(case, without=name)
        found = "found join record using (id)" if case.match else "record"
        if name in _ONE_VALUE:
            asked = f"select record.{name}, count(*) from {found} {conditions} group by 1"
        else:
            asked = (
                f"select {name}.value, count(*) from {found} join {name} on {name}.record = record.id"
                f" {conditions} group by 1"
            )
        return self._database.execute(f"{asked} order by 2 desc limit 20", values).fetchall()

    @staticmethod
    def _conditions(case: Case, without: str | None) -> tuple[str, list[str]]:
        chosen = {name: each for name, each in case.chosen.items() if name != without}
        tests = (f"record.{name} in ({', '.join('?' * len(each))})" for name, each in chosen.items())
        told = " and ".join(tests)
        return f"where {told}" if told else "", [value for each in chosen.values() for value in each]
