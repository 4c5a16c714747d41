"""Changes, and building anew."""

from dataclasses import replace

import pytest

from search.contracts import Query
from tests.contract.corpus import BIKES, CORPUS, MILL


def found(engine, text):
    return sorted(hit.key for hit in engine.search(Query(text, "da")).hits)


def test_new_engine_is_empty_and_answers(empty):
    assert (empty.count(), list(empty.keys()), empty.search(Query("turisme")).total) == (0, [], 0)


def test_indexed_again_a_document_replaces_itself(engine):
    engine.index([replace(MILL, texts=BIKES.texts)])
    assert engine.count() == len(CORPUS)
    assert found(engine, "landsbyen") == []
    assert found(engine, "kysten") == ["project:1", "project:2"]


def test_deleted_documents_are_gone_and_unknown_keys_are_ignored(engine):
    engine.delete(["project:1", "project:999"])
    assert engine.count() == len(CORPUS) - 1
    assert found(engine, "landsbyen") == []


def test_update_brings_and_takes_in_one_go(engine):
    engine.update([replace(BIKES, key="project:20")], ["project:2"])
    assert found(engine, "kysten") == ["project:20"]


def test_keys_come_with_fingerprints(engine):
    assert dict(engine.keys()) == {document.key: document.fingerprint() for document in CORPUS}


def test_fingerprint_tells_every_change():
    changed = [
        replace(MILL, boost=2.0),
        replace(MILL, names=()),
        replace(MILL, point=None),
        replace(MILL, texts=MILL.texts[:1]),
        replace(MILL, facets={**MILL.facets, "theme": ("tourism",)}),
    ]
    assert len({document.fingerprint() for document in [MILL, *changed]}) == 6


def test_rebuilt_index_takes_the_place_of_the_live_one(engine):
    with engine.rebuild() as loader:
        loader.add([BIKES])
        assert engine.count() == len(CORPUS)  # still the old one
    assert list(engine.keys()) == [(BIKES.key, BIKES.fingerprint())]


def test_failed_rebuild_leaves_the_live_index_as_it_was(engine):
    def broken():
        yield BIKES
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), engine.rebuild() as loader:
        loader.add(broken())
    assert engine.count() == len(CORPUS)
    assert found(engine, "landsbyen") == ["project:1"]


def test_health_tells_the_number_of_documents(engine):
    with engine.rebuild() as loader:
        loader.add(CORPUS)
    health = engine.health()
    assert (health.ok, health.documents) == (True, len(CORPUS))
