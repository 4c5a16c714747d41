"""Changes reach the index in the background, from any number of threads."""

import time
from threading import Thread

import pytest
from django.db import connection, connections, transaction

from search import background, indexer, outbox
from search.contracts import Query
from search.errors import Busy, EngineUnavailable
from search.models import OutboxEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def threaded(notes, settings, monkeypatch):
    settings.SEARCH = {**settings.SEARCH, "DRAIN": "thread"}
    monkeypatch.setattr(background, "_drainer", background._Drainer())
    yield notes
    if background._drainer._later:
        background._drainer._later.cancel()
    wait_until(lambda: not background._drainer._running)


def wait_until(true, seconds=10.0):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.01)


def add(notes, record_id, title):
    with transaction.atomic():
        notes.titles[record_id] = title
        outbox.enqueue("note", [record_id])


def test_change_is_found_within_two_seconds_and_does_not_hold_up_who_made_it(threaded, engine):
    started = time.monotonic()
    add(threaded, 1, "Havnen")
    assert time.monotonic() - started < 0.1
    wait_until(lambda: engine.search(Query("havnen", "da")).total == 1, seconds=2)


def test_changes_of_many_threads_are_all_found(threaded, engine):
    def write(first):
        for record_id in range(first, first + 10):
            add(threaded, record_id, f"Havn nummer {record_id}")
        connections.close_all()

    threads = [Thread(target=write, args=(first,)) for first in (1, 101, 201)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wait_until(lambda: engine.search(Query("havn", "da")).total == 30)
    wait_until(lambda: OutboxEntry.objects.count() == 0)


def test_engine_that_is_away_for_a_moment_is_asked_again(threaded, engine, monkeypatch):
    calls = []
    real = indexer.drain

    def at_the_second_time():
        calls.append(1)
        if len(calls) == 1:
            raise EngineUnavailable("gone")
        real()

    monkeypatch.setattr(background.indexer, "drain", at_the_second_time)
    monkeypatch.setattr(background, "_PAUSES", (0.01,))
    add(threaded, 1, "Havnen")
    wait_until(lambda: engine.search(Query("havnen", "da")).total == 1)


def test_somebody_else_at_the_index_is_no_news(threaded, engine, monkeypatch, caplog):
    calls = []
    real = indexer.drain

    def after_them():
        calls.append(1)
        if len(calls) < 3:
            raise Busy("drain")
        real()

    with monkeypatch.context() as patch, caplog.at_level("INFO"):
        patch.setattr(background.indexer, "drain", after_them)
        patch.setattr(background, "_PAUSES", (0.01,))
        patch.setattr(background, "_LATER", 0.05)
        add(threaded, 1, "Havnen")
        wait_until(lambda: engine.search(Query("havnen", "da")).total == 1)
    assert caplog.messages == []


def test_engine_that_stays_away_loses_nothing(threaded, engine, monkeypatch, caplog):
    def away():
        raise EngineUnavailable("gone")

    with monkeypatch.context() as patch:
        patch.setattr(background.indexer, "drain", away)
        patch.setattr(background, "_PAUSES", (0.01,))
        add(threaded, 1, "Havnen")
        wait_until(lambda: not background._drainer._running)
    assert "Nothing is lost" in caplog.text
    assert OutboxEntry.objects.count() == 1
    connection.close()
    indexer.drain()
    assert engine.count() == 1


def test_engine_that_comes_back_after_long_is_caught_up_with_unasked(threaded, engine, monkeypatch):
    def away():
        raise EngineUnavailable("gone")

    monkeypatch.setattr(background, "_PAUSES", ())
    monkeypatch.setattr(background, "_LATER", 0.05)
    with monkeypatch.context() as patch:
        patch.setattr(background.indexer, "drain", away)
        add(threaded, 1, "Havnen")
        time.sleep(0.5)
        assert engine.search(Query("havnen", "da")).total == 0
    wait_until(lambda: engine.search(Query("havnen", "da")).total == 1)


def test_thread_that_cannot_start_does_not_end_all_draining(threaded, engine, monkeypatch):
    def none_left(thread):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(Thread, "start", none_left)
        with pytest.raises(RuntimeError):
            background.kick()
    add(threaded, 1, "Havnen")
    wait_until(lambda: engine.search(Query("havnen", "da")).total == 1)


def test_mass_import_holds_the_index_back_until_its_end(threaded, engine):
    with background.held_back():
        with background.held_back():
            add(threaded, 1, "Havnen")
        time.sleep(0.3)
        assert (engine.count(), OutboxEntry.objects.count()) == (0, 1)
    wait_until(lambda: engine.search(Query("havnen", "da")).total == 1)
