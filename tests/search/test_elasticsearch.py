"""What only the engine on a cluster has: a way there that is guarded and can break, and names that others share."""

import os
import secrets
import time
from dataclasses import replace
from threading import Thread
from urllib.parse import urlsplit

import pytest
import trustme
from elastic_transport import ApiResponseMeta, HttpHeaders, NodeConfig
from elasticsearch import ApiError, Elasticsearch

from search.contracts import Document, Query, Text
from search.engines.elasticsearch import ElasticsearchEngine, layout
from search.engines.elasticsearch.bulk import Refused
from search.errors import EngineUnavailable
from tests.contract.corpus import BIKES, CORPUS, MILL
from tests.relay import Relay


@pytest.fixture
def own(cluster):
    """Index names of this test's own; what it leaves is removed."""
    own = replace(cluster, index=f"{cluster.index}-{secrets.token_hex(4)}")
    yield own
    with own.connect() as client:
        if left := list(client.indices.get(index=f"{own.index}*", features="aliases").body):
            client.indices.delete(index=left)


@pytest.fixture
def engine(own):
    return ElasticsearchEngine(own)


@pytest.fixture
def relay(own):
    """A wire to the node."""
    address = urlsplit(own.urls[0])
    relay = Relay(address.hostname, address.port)
    yield relay
    relay.cut()


@pytest.fixture
def wired(own, relay):
    """An engine at the end of that wire."""
    address = urlsplit(own.urls[0])
    return ElasticsearchEngine(replace(own, urls=(f"{address.scheme}://localhost:{relay.port}",)))


def names(own):
    with own.connect() as client:
        return sorted(client.indices.get(index=f"{own.index}*", features="aliases").body)


def found(engine, text):
    return [hit.key for hit in engine.search(Query(text, "da")).hits]


def test_way_to_the_engine_is_encrypted_and_opened_by_an_api_key(own, engine):
    if not own.ca_certs:
        pytest.skip("ELASTICSEARCH_URL names a cluster without an authority of its own")
    assert own.urls[0].startswith("https://")
    engine.index([MILL])
    assert found(engine, "landsbyen") == ["project:1"]


@pytest.mark.parametrize("key", ["", "bm90OnRoZWtleQ=="])
def test_who_has_not_the_key_is_told_that_the_engine_is_away(own, key):
    if not own.api_key:
        pytest.skip("ELASTICSEARCH_URL names a cluster without API keys")
    stranger = ElasticsearchEngine(replace(own, api_key=key))
    with pytest.raises(EngineUnavailable, match="401"):
        stranger.search(Query("turisme"))
    assert (stranger.health().ok, stranger.health().detail[:3]) == (False, "401")


def test_server_that_another_authority_vouches_for_is_not_trusted(own, tmp_path):
    if not own.ca_certs:
        pytest.skip("ELASTICSEARCH_URL names a cluster without an authority of its own")
    other = tmp_path / "other.crt"
    trustme.CA().cert_pem.write_to_path(str(other))
    with pytest.raises(EngineUnavailable, match="TlsError"):
        ElasticsearchEngine(replace(own, ca_certs=str(other))).count()


def test_settings_that_are_none_are_an_engine_that_is_away(own):
    assert not ElasticsearchEngine(replace(own, urls=("nowhere",))).health().ok
    assert not ElasticsearchEngine(replace(own, ca_certs="/no/such/file")).health().ok


def test_health_tells_of_cluster_and_index(own, engine):
    assert engine.health().detail == "no whole index; run search rebuild"
    with engine.rebuild() as loader:
        loader.add(CORPUS)
    health = engine.health()
    assert (health.ok, health.documents) == (True, len(CORPUS))
    assert f"in {own.index}-v{layout.VERSION}-" in health.detail


def test_index_that_was_never_built_whole_says_so_until_it_is(engine):
    engine.index([MILL])
    assert (engine.count(), engine.health().ok) == (1, False)
    with engine.rebuild() as loader:
        loader.add(CORPUS)
    assert (engine.count(), engine.health().ok) == (len(CORPUS), True)


def test_reading_and_writing_have_aliases_that_move_together(own, engine):
    engine.index([MILL])
    with engine.rebuild() as loader:
        loader.add([BIKES])
    (name,) = names(own)
    base = f"{own.index}-v{layout.VERSION}"
    with own.connect() as client:
        aliases = client.indices.get_alias(index=name).body[name]["aliases"]
    assert aliases == {f"{base}-read": {}, f"{base}-write": {"is_write_index": True}}


def test_half_built_indexes_are_swept_away_and_nobody_elses(own, engine):
    base = f"{own.index}-v{layout.VERSION}"
    left_over, foreign = f"{base}-20260101t000000-abcdef", f"{own.index}-visitors"
    older = f"{own.index}-v0-20260101t000000-abcdef"
    with own.connect() as client:
        for name in (left_over, foreign, older):
            client.indices.create(index=name)
        with engine.rebuild() as loader:
            loader.add([MILL])
        assert {foreign, older} < set(names(own))  # the old version of the hub still answers from its own
        assert left_over not in names(own)
        with engine.rebuild() as loader:
            loader.add([MILL])
    assert [name for name in names(own) if name in (left_over, foreign, older)] == [foreign]
    assert len(names(own)) == 2


def test_failed_rebuild_leaves_nothing_behind(own, engine):
    engine.index([MILL])
    before = names(own)
    with pytest.raises(ZeroDivisionError), engine.rebuild() as loader:
        loader.add(MILL for _ in range(1 // 0))
    assert names(own) == before


def test_of_many_that_start_an_index_one_does(own):
    engines = [ElasticsearchEngine(own) for _ in range(6)]
    threads = [
        Thread(target=each.index, args=([replace(MILL, key=f"project:{n}")],))
        for n, each in enumerate(engines)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (engines[0].count(), len(names(own))) == (6, 1)


def test_layout_takes_nothing_that_it_does_not_know(own, engine):
    engine.index([MILL])
    with own.connect() as client, pytest.raises(ApiError, match="strict_dynamic_mapping"):
        client.index(index=names(own)[0], document={"surprise": 1})


def test_document_that_does_not_fit_is_refused_by_name(engine):
    misfit = replace(MILL, key="project:13", point=(91.0, 0.0))
    with pytest.raises(Refused, match="project:13"):
        engine.index([BIKES, misfit])


def test_many_documents_are_all_there(engine):
    with engine.rebuild() as loader:
        loader.add(Document(f"note:{n}", "note", (Text("da", f"Sti {n}"),)) for n in range(1_200))
    assert engine.count() == 1_200
    assert len(dict(engine.keys())) == 1_200
    assert found(engine, '"sti 777"') == ["note:777"]


def test_busy_cluster_is_asked_again(engine, monkeypatch):
    real, refused = Elasticsearch.bulk, []

    def busy_at_first(client, **asked):
        if len(refused) < 2:
            refused.append(1)
            meta = ApiResponseMeta(429, "1.1", HttpHeaders(), 0.0, NodeConfig("http", "localhost", 9200))
            raise ApiError("too many requests", meta, {})
        return real(client, **asked)

    monkeypatch.setattr(Elasticsearch, "bulk", busy_at_first)
    monkeypatch.setattr("search.engines.elasticsearch.bulk._FIRST_PAUSE", 0.01)
    engine.index([MILL])
    assert (len(refused), engine.count()) == (2, 1)


def test_engine_that_goes_away_says_so_at_once_and_goes_on_when_it_is_back(wired, relay):
    wired.index([MILL])
    relay.cut()
    started = time.monotonic()
    for use in (lambda: found(wired, "turisme"), wired.count, lambda: wired.index([BIKES])):
        with pytest.raises(EngineUnavailable):
            use()
    assert not wired.health().ok
    assert time.monotonic() - started < 2
    relay.mend()
    wired.index([BIKES])
    assert found(wired, "kysten") == ["project:2"]


def test_rebuild_outlives_a_short_absence(wired, relay, monkeypatch):
    monkeypatch.setattr("search.engines.elasticsearch.bulk._PAUSES", (0.3,) * 20)
    with wired.rebuild() as loader:
        loader.add([MILL])
        relay.cut()
        mending = Thread(target=lambda: (time.sleep(1), relay.mend()))
        mending.start()
        loader.add([BIKES])
        mending.join()
    assert wired.count() == 2


def test_child_of_a_fork_has_connections_of_its_own(engine):
    engine.index([MILL])
    child = os.fork()
    if child == 0:
        engine.index([BIKES])
        os._exit(0 if engine.count() == 2 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert engine.count() == 2
