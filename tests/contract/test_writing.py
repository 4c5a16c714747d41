"""Changes, and building anew."""

from dataclasses import replace

import pytest

from search.contracts import Query
from tests.contract.corpus import BIKES, CORPUS, MILL


def found(engine, text):
    return sorted(hit.key for hit in engine.search(Query(text, "da")).hits)


def test_new_engine_is_empty_and_answers(empty):
    assert (empty.count(), list(empty.keys()), empty.search(Query("turisme")).total) == (0, [], 0)


def test_indexed_again_a_document_replaces_itself(own_engine):
    own_engine.index([replace(MILL, texts=BIKES.texts)])
    assert own_engine.count() == len(CORPUS)
    assert found(own_engine, "landsbyen") == []
    assert found(own_engine, "kysten") == ["project:1", "project:2"]


def test_deleted_documents_are_gone_and_unknown_keys_are_ignored(own_engine):
    own_engine.delete(["project:1", "project:999"])
    assert own_engine.count() == len(CORPUS) - 1
    assert found(own_engine, "landsbyen") == []


def test_update_brings_and_takes_in_one_go(own_engine):
    own_engine.update([replace(BIKES, key="project:20")], ["project:2"])
    assert found(own_engine, "kysten") == ["project:20"]


def test_keys_come_with_fingerprints(own_engine):
    assert dict(own_engine.keys()) == {document.key: document.fingerprint() for document in CORPUS}


def test_fingerprint_tells_every_change():
    changed = [
        replace(MILL, boost=2.0),
        replace(MILL, names=()),
        replace(MILL, point=None),
        replace(MILL, texts=MILL.texts[:1]),
        replace(MILL, facets={**MILL.facets, "theme": ("tourism",)}),
    ]
    assert len({document.fingerprint() for document in [MILL, *changed]}) == 6


def test_rebuilt_index_takes_the_place_of_the_live_one(own_engine):
    with own_engine.rebuild() as loader:
        loader.add([BIKES])
        assert own_engine.count() == len(CORPUS)  # still the old one
    assert list(own_engine.keys()) == [(BIKES.key, BIKES.fingerprint())]


def test_failed_rebuild_leaves_the_live_index_as_it_was(own_engine):
    def broken():
        yield BIKES
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), own_engine.rebuild() as loader:
        loader.add(broken())
    assert own_engine.count() == len(CORPUS)
    assert found(own_engine, "landsbyen") == ["project:1"]


def test_health_tells_the_number_of_documents(own_engine):
    with own_engine.rebuild() as loader:
        loader.add(CORPUS)
    health = own_engine.health()
    assert (health.ok, health.documents) == (True, len(CORPUS))
