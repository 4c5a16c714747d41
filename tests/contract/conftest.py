"""Every engine that is listed here answers the whole contract."""

import secrets
from contextlib import contextmanager
from dataclasses import replace

import pytest

from search import concepts
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from tests.contract.corpus import CORPUS

ENGINES = ("embedded", "elasticsearch")


@contextmanager
def made(name, request, folder):
    """An empty engine of that name, removed afterwards."""
    if name == "embedded":
        yield EmbeddedEngine(folder / "index")
        return
    cluster = request.getfixturevalue("cluster")
    own = replace(cluster, index=f"{cluster.index}-{secrets.token_hex(4)}")
    yield ElasticsearchEngine(own)
    with own.connect() as client:
        if left := list(client.indices.get(index=f"{own.index}-*", features="aliases").body):
            client.indices.delete(index=left)


@pytest.fixture(params=ENGINES)
def empty(request, tmp_path):
    """An engine with nothing in it."""
    with made(request.param, request, tmp_path) as engine:
        yield engine


@pytest.fixture(params=ENGINES, scope="session")
def engine(request, tmp_path_factory):
    """An engine with the corpus in it, for tests that only read: all of them share it."""
    with made(request.param, request, tmp_path_factory.mktemp("contract")) as engine:
        engine.index(CORPUS)
        yield engine


@pytest.fixture
def own_engine(empty):
    """An engine with the corpus in it, for tests that write."""
    empty.index(CORPUS)
    return empty


@pytest.fixture(autouse=True)
def no_concepts(monkeypatch):
    """Only the concepts that a test registers."""
    monkeypatch.setattr(concepts, "_tables", {})
    concepts.forget()
    yield
    concepts.forget()
