"""What apps use: the engine of this installation, and queries whose hits are real records."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from search import conf
from search.contracts import Engine, Hit, Page, Query
from search.errors import UnknownKind
from search.registry import source


def _embedded() -> Engine:
    from search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(conf.index_dir())


def _null() -> Engine:
    from search.engines.null import NullEngine

    return NullEngine()


def _elasticsearch() -> Engine:
    from search.engines.elasticsearch import Cluster, ElasticsearchEngine

    return ElasticsearchEngine(Cluster(**conf.cluster()))


ENGINES: dict[str, Callable[[], Engine]] = {
    "embedded": _embedded,
    "elasticsearch": _elasticsearch,
    "null": _null,
}


def engine() -> Engine:
    """The engine the settings name. Raises ``KeyError`` for a name there is none for."""
    return _engine(conf.engine_name(), str(conf.index_dir()), tuple(conf.cluster().items()))


@cache
def _engine(name: str, path: str, cluster: tuple[tuple[str, Any], ...]) -> Engine:
    return ENGINES[name]()


@dataclass(frozen=True, slots=True)
class Result:
    """A hit and the record it stands for, as its app shows it."""

    hit: Hit
    record: Any


@dataclass(frozen=True, slots=True)
class Results:
    """The engine's page, and its hits that a visitor may see."""

    page: Page
    items: tuple[Result, ...]


def find(query: Query) -> Results:
    """Search, and look every hit up in the database: an index may be stale.

    Hits on records that are gone or not public are left out of ``items``. One lookup for each
    kind on the page. Raises ``EngineUnavailable`` when the engine does not answer.
    """
    page = engine().search(query)
    return Results(page, _looked_up(page.hits))


def complete(text: str, *, kinds: Collection[str] = (), size: int = 8) -> tuple[Result, ...]:
    """Records for what was typed so far (see ``Engine.complete``), those that a visitor may see."""
    return _looked_up(engine().complete(text, kinds=kinds, size=size))


def similar(key: str, *, kinds: Collection[str] = (), size: int = 6) -> tuple[Result, ...]:
    """More like a record (see ``Engine.similar``), those that a visitor may see."""
    return _looked_up(engine().similar(key, kinds=kinds, size=size))


def _looked_up(hits: tuple[Hit, ...]) -> tuple[Result, ...]:
    by_kind: dict[str, list[int]] = {}
    for hit in hits:
        by_kind.setdefault(hit.kind, []).append(int(hit.id))
    records = {
        (kind, record_id): record
        for kind, ids in by_kind.items()
        for record_id, record in _records(kind, ids).items()
    }
    found = ((hit, records.get((hit.kind, int(hit.id)))) for hit in hits)
    return tuple(Result(hit, record) for hit, record in found if record is not None)


def _records(kind: str, ids: list[int]):
    try:
        return source(kind).records(ids)
    except UnknownKind:  # indexed by an app that is no longer installed
        return {}
