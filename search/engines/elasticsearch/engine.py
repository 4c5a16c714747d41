"""The Elasticsearch engine: the contract's methods over indexes on a cluster."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.dsl import Search

from search.analysis.languages import LANGUAGES
from search.contracts import Document, FacetRequest, Health, Hit, Loader, Page, Query
from search.engines.elasticsearch import bulk, counting
from search.engines.elasticsearch.answer import Answer
from search.engines.elasticsearch.cluster import Cluster
from search.engines.elasticsearch.completing import complete
from search.engines.elasticsearch.failures import as_unavailable
from search.engines.elasticsearch.index import Index
from search.engines.elasticsearch.likeness import similar
from search.engines.elasticsearch.store import Store
from search.engines.elasticsearch.writing import encode
from search.errors import EngineUnavailable, SearchError
from search.plan import make_plan

T = TypeVar("T")

_LANGUAGES = FacetRequest("_lang", 50)
_LANGUAGES_HOLD = 1.0
"""Seconds that the languages there are texts in are taken to stay the same."""
_KEYS_AT_ONCE = 5_000
_KEEP = "2m"
"""How long the cluster keeps a state of the index for who reads all keys, from one request to the next."""


class ElasticsearchEngine:
    """One index on a cluster, shared by all processes that name the same cluster and index."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._opened: tuple[int, Elasticsearch] | None = None
        self._languages: tuple[float, tuple[str, ...]] = (0.0, ())

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace."""
        self.update(documents, ())

    def delete(self, keys: Collection[str]) -> None:
        """Forget these."""
        self.update((), keys)

    def update(self, documents: Iterable[Document], gone: Collection[str]) -> None:
        """Both in one go; on return everybody finds the change. Raises ``bulk.Refused`` as well."""
        changes = [bulk.put(document.key, encode(document)) for document in documents]
        changes += [bulk.drop(key) for key in gone]
        if not changes:
            return
        store = self._store
        store.start()
        bulk.send(self._client, store.writing, changes, alias=True)
        store.refresh()
        self._languages = (0.0, ())

    def search(self, query: Query) -> Page:
        """Answer a query; see the contract."""
        started = time.perf_counter()
        plan = make_plan(query, self._languages_now())
        page = self._asked(lambda index: Answer(index, query, plan).page())
        return replace(page, took_ms=(time.perf_counter() - started) * 1000)

    def similar(self, key: str, *, kinds: Collection[str] = (), size: int = 6) -> tuple[Hit, ...]:
        """More like a record; see the contract."""
        return self._asked(lambda index: similar(index, key, kinds, size))

    def complete(self, text: str, *, kinds: Collection[str] = (), size: int = 8) -> tuple[Hit, ...]:
        """Records for what was typed so far; see the contract."""
        return self._asked(lambda index: complete(index, text, kinds, size))

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every key with its fingerprint, all of one state of the index."""
        self._store.start()
        with as_unavailable():
            client = self._client
            state = client.open_point_in_time(index=self._store.reading, keep_alive=_KEEP).body["id"]
            try:
                after: dict[str, Any] = {}
                while hits := client.search(
                    pit={"id": state, "keep_alive": _KEEP},
                    sort=[{"_shard_doc": "asc"}],
                    size=_KEYS_AT_ONCE,
                    source=False,
                    docvalue_fields=["key", "fingerprint"],
                    track_total_hits=False,
                    **after,
                ).body["hits"]["hits"]:
                    yield from ((h["fields"]["key"][0], h["fields"]["fingerprint"][0]) for h in hits)
                    after = {"search_after": hits[-1]["sort"]}
            finally:
                client.close_point_in_time(id=state)

    @contextmanager
    def rebuild(self) -> Iterator[Loader]:
        """Build beside the live index and swap; see the contract."""
        store = self._store
        # Before and not after: processes of an older version may still answer from theirs.
        store.sweep(older=True)
        with store.generation() as name:
            yield _Loader(self._client, name)
        self._languages = (0.0, ())
        store.sweep()

    def tidy(self) -> None:
        """Nothing: the cluster puts itself in order."""

    def count(self) -> int:
        """How many documents can be found."""
        return self._asked(lambda index: index.ask(_nothing())["hits"]["total"]["value"])

    def health(self) -> Health:
        """What the cluster says."""
        try:
            store = self._store
            if not store.complete():
                return Health(ok=False, engine="elasticsearch", detail="no whole index; run search rebuild")
            told = store.statistics()
            detail = (
                "{status}, {bytes:.1f} MB in {index} on {cluster}, {nodes} node(s), version {version}".format(
                    **{**told, "bytes": told["bytes"] / 1e6}
                )
            )
            well = told["status"] in ("green", "yellow")
            return Health(ok=well, engine="elasticsearch", documents=self.count(), detail=detail)
        except SearchError as error:
            return Health(ok=False, engine="elasticsearch", detail=str(error))

    @property
    def _client(self) -> Elasticsearch:
        """The client of this process: a child must not use its parent's connections."""
        if self._opened is None or self._opened[0] != os.getpid():
            try:
                self._opened = (os.getpid(), self._cluster.connect())
            except (ValueError, OSError) as error:
                raise EngineUnavailable(str(error)) from error
        return self._opened[1]

    @property
    def _store(self) -> Store:
        return Store(self._client, self._cluster)

    def _asked(self, work: Callable[[Index], T]) -> T:
        """What comes of asking the live index; one that is not there yet is started empty."""
        store = self._store
        index = Index(self._client, store.reading, self._cluster.shards)
        with as_unavailable():
            try:
                return work(index)
            except NotFoundError:
                store.start()
                return work(index)

    def _languages_now(self) -> tuple[str, ...]:
        """The languages there are texts in."""
        asked, found = self._languages
        if time.monotonic() - asked > _LANGUAGES_HOLD:
            search = _nothing()
            counting.ask_facets(search, [_LANGUAGES], {})
            answer = self._asked(lambda index: index.ask(search))
            (facet,) = counting.told_facets([_LANGUAGES], answer["aggregations"])
            # Texts in other languages are there too, but only folded.
            found = tuple(value.value for value in facet.values if value.value in LANGUAGES)
            self._languages = (time.monotonic(), found)
        return found


def _nothing() -> Search:
    """A search that only counts."""
    return Search().extra(track_total_hits=True)[0:0]


class _Loader:
    def __init__(self, client: Elasticsearch, name: str) -> None:
        self._client = client
        self._name = name

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents that are not in it yet."""
        changes = (bulk.put(document.key, encode(document)) for document in documents)
        bulk.send(self._client, self._name, changes, patient=True)
