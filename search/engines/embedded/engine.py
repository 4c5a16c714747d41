"""The embedded engine: the contract's methods over a tantivy index in a directory."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import tantivy
from tantivy import IndexWriter, Searcher

from search.analysis.languages import LANGUAGES
from search.contracts import Document, FacetRequest, Health, Hit, Loader, Page, Query
from search.engines.embedded import counting
from search.engines.embedded.answer import Answer
from search.engines.embedded.completing import complete
from search.engines.embedded.failures import as_unavailable
from search.engines.embedded.likeness import similar
from search.engines.embedded.store import Store
from search.engines.embedded.vectors import Owned, Vectors
from search.engines.embedded.writing import encode, owned
from search.errors import EngineUnavailable
from search.plan import make_plan

_LANGUAGES = FacetRequest("_lang", 50)


class EmbeddedEngine:
    """tantivy in ``path``, shared by all processes that name the same directory."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path)
        self._vectors = Vectors(path / "vectors")
        self._languages: tuple[Searcher, tuple[str, ...]] | None = None

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace, in one commit."""
        self.update(documents, ())

    def delete(self, keys: Collection[str]) -> None:
        """Forget these, in one commit."""
        self.update((), keys)

    def update(self, documents: Iterable[Document], gone: Collection[str]) -> None:
        """Both in one commit. Documents are encoded before the writer's lock is taken."""
        documents = list(documents)
        encoded = [(document.key, encode(document)) for document in documents]
        if not encoded and not gone:
            return
        with as_unavailable(ValueError):
            self._vectors.add(owned(document) for document in documents)
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
            page = Answer(reader, self._vectors, query, plan).page()
        took = (time.perf_counter() - started) * 1000
        return replace(page, took_ms=took)

    def similar(self, key: str, *, kinds: Collection[str] = (), size: int = 6) -> tuple[Hit, ...]:
        """More like a record; see the contract."""
        reader = self._store.reader()
        with as_unavailable():
            return similar(reader, self._vectors, key, kinds, size)

    def complete(self, text: str, *, kinds: Collection[str] = (), size: int = 8) -> tuple[Hit, ...]:
        """Records for what was typed so far; see the contract."""
        reader = self._store.reader()
        with as_unavailable():
            return complete(reader, text, kinds, size)

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key with its fingerprint."""
        searcher = self._store.reader().searcher
        if not searcher.num_docs:
            return
        everything = tantivy.Query.all_query()
        with as_unavailable():
            for _, address in searcher.search(everything, searcher.num_docs, count=False).hits:
                document = searcher.doc(address)
                yield document.get_first("key"), bytes(document.get_first("fingerprint")).decode()

    @contextmanager
    def rebuild(self) -> Iterator[Loader]:
        """Build beside the live index and swap; see the contract."""
        self._store.sweep()
        with self._store.generation() as writer:
            loader = _Loader(writer, self._vectors)
            yield loader
            loader.finish()
        self._store.sweep()
        self.tidy()

    def tidy(self) -> None:
        """Bring the vectors beside the index into one file, without those that no record has any more."""
        searcher = self._store.reader().searcher
        with as_unavailable(ValueError):
            self._vectors.tidy(_stamps(searcher))

    def count(self) -> int:
        """How many documents can be found."""
        return self._store.reader().searcher.num_docs

    def health(self) -> Health:
        """What the directory holds."""
        try:
            if not self._store.complete():
                return Health(ok=False, engine="embedded", detail="no whole index; run search rebuild")
            size = (self._store.size() + self._vectors.size()) / 1e6
            return Health(ok=True, engine="embedded", documents=self.count(), detail=f"{size:.1f} MB")
        except EngineUnavailable as error:
            return Health(ok=False, engine="embedded", detail=f"{error}; run search rebuild")

    def _languages_of(self, searcher: Searcher) -> tuple[str, ...]:
        """The languages there are texts in, counted once for each state of the index."""
        if self._languages is None or self._languages[0] is not searcher:
            counts = counting.counts(searcher, tantivy.Query.all_query(), [_LANGUAGES])
            # Texts in other languages are there too, but only folded.
            found = tuple(v.value for v in counts.facets["_lang"].values if v.value in LANGUAGES)
            self._languages = (searcher, found)
        return self._languages[1]


class _Loader:
    """Gathers the vectors: each time some are added, files are written."""

    _AT_ONCE = 20_000

    def __init__(self, writer: IndexWriter, vectors: Vectors) -> None:
        self._writer = writer
        self._vectors = vectors
        self._owned: list[Owned] = []

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents that are not in it yet."""
        for document in documents:
            encoded = encode(document)
            with as_unavailable(ValueError):
                self._writer.add_document(encoded)
            if document.passages:
                self._owned.append(owned(document))
        if len(self._owned) >= self._AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Write what was gathered."""
        with as_unavailable(ValueError):
            self._vectors.add(self._owned)
        self._owned = []


def _stamps(searcher: Searcher) -> dict[int, int]:
    """The stamp of each record's vectors, by its number."""
    if not searcher.num_docs:
        return {}
    found = searcher.search(tantivy.Query.all_query(), searcher.num_docs, count=False).hits
    addresses = [address for _score, address in found]
    rows, stamps = (searcher.fast_field_values(name, addresses) for name in ("row", "stamp"))
    return dict(zip(rows, stamps, strict=True))
