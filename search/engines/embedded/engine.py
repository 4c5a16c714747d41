"""The embedded engine: the contract's methods over a tantivy index in a directory."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import DocAddress, IndexWriter, Order, Searcher

from search.analysis.languages import LANGUAGES
from search.contracts import Cell, Document, FacetRequest, Health, Hit, Loader, Page, Query
from search.engines.embedded import counting, filters
from search.engines.embedded.failures import as_unavailable
from search.engines.embedded.matching import words_query
from search.engines.embedded.spelling import suggest
from search.engines.embedded.store import Reader, Store
from search.engines.embedded.writing import encode
from search.engines.encoding import decode_source
from search.errors import EngineUnavailable
from search.highlight import Highlighter
from search.plan import Plan, make_plan

_SORT_FIELDS = {"newest": "sort_date", "amount": "sort_amount", "title": "sort_title"}
_LANGUAGES = FacetRequest("_lang", 50)


class EmbeddedEngine:
    """tantivy in ``path``, shared by all processes that name the same directory."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self._languages: tuple[Searcher, tuple[str, ...]] | None = None

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace, in one commit."""
        self.update(documents, ())

    def delete(self, keys: Collection[str]) -> None:
        """Forget these, in one commit."""
        self.update((), keys)

    def update(self, documents: Iterable[Document], gone: Collection[str]) -> None:
        """Both in one commit. Documents are encoded before the writer's lock is taken."""
        encoded = [(document.key, encode(document)) for document in documents]
        if not encoded and not gone:
            return
        with self._store.writer() as writer:
            for key in gone:
                writer.delete_documents_by_term("key", key)
            for key, document in encoded:
                writer.delete_documents_by_term("key", key)
                writer.add_document(document)

    def search(self, query: Query) -> Page:
        """Answer a query; see the contract."""
        started = time.perf_counter()
        reader = self._store.reader()
        with as_unavailable():
            plan = make_plan(query, self._languages_of(reader.searcher))
            page = _Answer(reader, query, plan).page()
        took = (time.perf_counter() - started) * 1000
        return Page(page.hits, page.total, page.facets, page.cells, took, page.suggestion)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key with its fingerprint."""
        searcher = self._store.reader().searcher
        if not searcher.num_docs:
            return
        everything = tantivy.Query.all_query()
        for _, address in searcher.search(everything, searcher.num_docs, count=False).hits:
            document = searcher.doc(address)
            yield document.get_first("key"), bytes(document.get_first("fingerprint")).decode()

    @contextmanager
    def rebuild(self) -> Iterator[Loader]:
        """Build beside the live index and swap; see the contract."""
        self._store.sweep()
        with self._store.generation() as writer:
            yield _Loader(writer)
        self._store.sweep()

    def count(self) -> int:
        """How many documents can be found."""
        return self._store.reader().searcher.num_docs

    def health(self) -> Health:
        """What the directory holds."""
        try:
            if not self._store.complete():
                return Health(ok=False, engine="embedded", detail="no whole index; run search rebuild")
            size = self._store.size() / 1e6
            return Health(ok=True, engine="embedded", documents=self.count(), detail=f"{size:.1f} MB")
        except EngineUnavailable as error:
            return Health(ok=False, engine="embedded", detail=str(error))

    def _languages_of(self, searcher: Searcher) -> tuple[str, ...]:
        """The languages there are texts in, counted once for each state of the index."""
        if self._languages is None or self._languages[0] is not searcher:
            counts = counting.counts(searcher, tantivy.Query.all_query(), [_LANGUAGES])
            # Texts in other languages are there too, but only folded.
            found = tuple(v.value for v in counts.facets["_lang"].values if v.value in LANGUAGES)
            self._languages = (searcher, found)
        return self._languages[1]


class _Loader:
    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents that are not in it yet."""
        for document in documents:
            encoded = encode(document)
            with as_unavailable(ValueError):
                self._writer.add_document(encoded)


class _Answer:
    """One query on one state of the index."""

    def __init__(self, reader: Reader, query: Query, plan: Plan) -> None:
        self._searcher = reader.searcher
        self._query = query
        self._plan = plan
        self._chosen = filters.facet_filters(query)
        words = words_query(plan, reader.searcher)
        self._base = [words] if words is not None else []
        self._base += _silent(filters.other_filters(query, reader.index, reader.searcher))
        self._all = self._narrowed()

    def page(self) -> Page:
        """The answer, without the time it took.

        One pass counts the hits and all facets nothing was chosen in, one more each other facet.
        """
        wanted = self._query.facets_wanted
        free = [facet for facet in wanted if facet.name not in self._chosen]
        total, counted = counting.counts(self._searcher, self._all, free)
        for facet in wanted:
            if facet.name in self._chosen:
                narrowed = self._narrowed(without=facet.name)
                counted |= counting.counts(self._searcher, narrowed, [facet]).facets
        return Page(
            hits=self._hits() if self._query.offset < total and self._query.size else (),
            total=total,
            facets=tuple(counted[facet.name] for facet in wanted),
            cells=self._cells(),
            suggestion="" if total else suggest(self._query.text, self._searcher),
        )

    def _narrowed(self, without: str | None = None) -> tantivy.Query:
        """All conditions, except what was chosen in one facet."""
        chosen = [query for name, query in self._chosen.items() if name != without]
        conditions = self._base + _silent(chosen)
        return filters.all_of(conditions) if conditions else tantivy.Query.all_query()

    def _hits(self) -> tuple[Hit, ...]:
        query, sort = self._query, self._query.sort
        limits = {"limit": query.size, "offset": query.offset, "count": False}
        if sort == "relevance":
            found = self._searcher.search(self._all, weight_by_field="boost", **limits)
        else:
            descending = sort != "title" if query.descending is None else query.descending
            order = Order.Desc if descending else Order.Asc
            field = _SORT_FIELDS[sort]
            found = self._searcher.search(self._all, order_by_field=field, order=order, **limits)
        highlighter = Highlighter(self._plan)
        scored = sort == "relevance"
        return tuple(
            self._hit(address, float(value) if scored else 0.0, highlighter) for value, address in found.hits
        )

    def _hit(self, address: DocAddress, score: float, highlighter: Highlighter) -> Hit:
        document = self._searcher.doc(address)
        key, source = document.get_first("key"), decode_source(bytes(document.get_first("source")))
        match = highlighter.best(source.texts) if self._query.highlight else None
        if match is None:
            return Hit(key, source.kind, score)
        return Hit(
            key=key,
            kind=source.kind,
            score=score,
            lang=match.lang,
            title=match.marked_title(),
            snippet=match.snippet(),
            why=match.words(),
        )

    def _cells(self) -> tuple[Cell, ...]:
        query = self._query
        if query.cells_zoom is None:
            return ()
        boxed = query.box is not None or query.near is not None
        return counting.cells(self._searcher, self._all, query.cells_zoom, boxed=boxed)


def _silent(conditions: list[tantivy.Query]) -> list[tantivy.Query]:
    """Conditions that do not score."""
    return [tantivy.Query.const_score_query(condition, 0.0) for condition in conditions]
