"""From a change to the index, and nothing lost on the way."""

from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import OperationalError, transaction

from search import api, indexer, locks, outbox, registry
from search.checks import search_setting
from search.contracts import Query
from search.errors import Busy, EngineUnavailable
from search.models import OutboxEntry
from search.verification import Report, verify

pytestmark = pytest.mark.django_db


def titles(text=""):
    return sorted(result.record for result in api.find(Query(text, "da", sort="title")).items)


def write(notes, **changes):
    """Change notes the way an app does: title by id, None to delete."""
    ids = [int(name[1:]) for name in changes]
    with transaction.atomic():
        for record_id, title in zip(ids, changes.values(), strict=True):
            notes.titles.pop(record_id, None)
            if title is not None:
                notes.titles[record_id] = title
        outbox.enqueue("note", ids)


def test_changes_are_found_after_the_drain(notes):
    write(notes, n1="Havnen", n2="Skolen")
    assert titles() == []
    assert indexer.drain() == 2
    assert titles() == ["Havnen", "Skolen"]
    write(notes, n1="Kirken", n2=None)
    indexer.drain()
    assert titles() == ["Kirken"]
    assert OutboxEntry.objects.count() == 0


def test_change_that_is_rolled_back_leaves_no_row(notes):
    def fail():
        with transaction.atomic():
            outbox.enqueue("note", [1])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert OutboxEntry.objects.count() == 0


def test_mass_changes_take_a_row_for_a_thousand_records(notes, django_assert_num_queries):
    with django_assert_num_queries(1):
        outbox.enqueue("note", range(2_500))
    assert [len(row.ids) for row in OutboxEntry.objects.order_by("pk")] == [1_000, 1_000, 500]
    assert indexer.drain() == 2_500


def test_stale_hits_are_not_shown(notes):
    write(notes, n1="Havnen", n2="Havnen igen")
    indexer.drain()
    notes.hidden.add(2)
    found = api.find(Query("havnen", "da"))
    assert (found.page.total, [result.record for result in found.items]) == (2, ["Havnen"])


def test_hits_of_a_kind_nobody_knows_are_not_shown(notes):
    write(notes, n1="Havnen")
    indexer.drain()
    registry.unregister("note")
    assert api.find(Query("havnen", "da")).items == ()


def test_rows_stay_when_the_engine_is_away(notes, monkeypatch):
    def away(*args):
        raise EngineUnavailable("gone")

    write(notes, n1="Havnen")
    with monkeypatch.context() as patch:
        patch.setattr("search.engines.embedded.engine.EmbeddedEngine.update", away)
        with pytest.raises(EngineUnavailable):
            indexer.drain()
    assert indexer.drain() == 1
    assert titles() == ["Havnen"]


def test_record_that_cannot_be_read_is_set_aside_and_holds_nothing_up(notes, caplog):
    notes.broken.add(2)
    write(notes, n1="Havnen", n2="Skolen", n3="Kirken")
    indexer.drain()
    assert titles() == ["Havnen", "Kirken"]
    row = OutboxEntry.objects.get()
    assert (row.kind, row.ids, row.error) == ("note", [2], "RuntimeError('this note cannot be read')")
    assert indexer.drain() == 0
    notes.broken.clear()
    assert indexer.retry_failed() == 1
    indexer.drain()
    assert titles() == ["Havnen", "Kirken", "Skolen"]
    assert "Not indexed: note [2]" in caplog.text


def test_failure_is_forgotten_once_its_record_is_indexed(notes):
    notes.broken |= {1, 2}
    write(notes, n1="Havnen", n2="Skolen")
    indexer.drain()
    indexer.drain()
    notes.broken.clear()
    write(notes, n1="Havnen")
    indexer.drain()
    assert list(OutboxEntry.objects.values_list("kind", "ids")) == [("note", [2])]


def test_record_that_fails_again_is_set_aside_once(notes):
    notes.broken.add(1)
    for _ in range(2):
        write(notes, n1="Havnen")
        indexer.drain()
    assert OutboxEntry.objects.count() == 1


def test_database_that_is_busy_sets_nothing_aside(notes, monkeypatch):
    def busy(ids):
        raise OperationalError("database is locked")

    write(notes, n1="Havnen")
    registry.register(registry.Source("note", notes.ids, busy, notes.records))
    with pytest.raises(OperationalError):
        indexer.drain()
    assert OutboxEntry.objects.pending().count() == 1


def test_unknown_kind_is_set_aside(notes):
    outbox.enqueue("nothing", [1, 2])
    indexer.drain()
    assert list(OutboxEntry.objects.values_list("kind", "ids")) == [("nothing", [1, 2])]
    assert OutboxEntry.objects.get().error == "UnknownKind('nothing')"


def test_one_drains_at_a_time(notes):
    with locks.held(locks.DRAIN), pytest.raises(Busy):
        indexer.drain(wait=0)


def test_rebuild_takes_in_everything_and_leaves_the_rest_out(notes):
    write(notes, n1="Havnen", n2="Skolen")
    indexer.drain()
    notes.titles = {2: "Skolen i byen", 3: "Kirken"}
    assert verify() == Report(2, ("note:3",), ("note:2",), ("note:1",))
    assert indexer.rebuild() == 2
    assert titles() == ["Kirken", "Skolen i byen"]
    assert verify() == Report(2)
    assert verify().ok


def test_change_during_a_rebuild_is_found_at_once_and_afterwards(notes, monkeypatch):
    write(notes, n1="Havnen")
    indexer.drain()
    real = indexer._all_documents

    def with_a_change_meanwhile():
        yield from real()
        write(notes, n1="Kirken", n2="Skolen")
        indexer.drain()
        assert titles() == ["Kirken", "Skolen"]

    monkeypatch.setattr(indexer, "_all_documents", with_a_change_meanwhile)
    indexer.rebuild()
    assert titles() == ["Kirken", "Skolen"]
    assert (OutboxEntry.objects.count(), verify()) == (0, Report(2))


def test_failed_rebuild_changes_nothing_and_leaves_nothing(notes, settings):
    write(notes, n1="Havnen")
    indexer.drain()
    notes.broken.add(1)
    with pytest.raises(RuntimeError):
        indexer.rebuild()
    assert titles() == ["Havnen"]
    assert len(list(settings.SEARCH["PATH"].glob("v*"))) == 1


def test_one_rebuilds_at_a_time(notes):
    with locks.held(locks.REBUILD), pytest.raises(Busy):
        indexer.rebuild()


def test_rebuild_waits_for_a_drain_that_looks_at_its_lock(notes):
    looking, seen = Event(), Event()

    def look():
        with locks.held(locks.REBUILD):
            looking.set()
            seen.wait(0.2)

    drain = Thread(target=look)
    drain.start()
    looking.wait()
    notes.titles = {1: "Havnen"}
    assert indexer.rebuild() == 1
    drain.join()


def test_small_change_costs_few_queries(notes, django_assert_num_queries):
    write(notes, n1="Havnen")
    # Give back, look, look for old failures, fetch what is deleted (somebody listens), delete, look again.
    with django_assert_num_queries(6):
        indexer.drain()


def test_mistakes_in_the_setting_are_found_by_check(settings):
    assert search_setting(None) == []
    settings.SEARCH = {"ENGINE": "other", "DRAIN": "sometimes"}
    assert [error.id for error in search_setting(None)] == [
        "search.E002",
        "search.E002",
        "search.E003",
        "search.E004",
    ]
    del settings.SEARCH
    assert [error.id for error in search_setting(None)] == ["search.E001"]


def test_inline_drain_follows_the_commit(notes, settings, django_capture_on_commit_callbacks):
    settings.SEARCH = {**settings.SEARCH, "DRAIN": "inline"}
    with django_capture_on_commit_callbacks(execute=True):
        write(notes, n1="Havnen")
    assert titles() == ["Havnen"]


def test_command_rebuilds_tells_and_compares(notes, capsys):
    notes.titles = {1: "Havnen"}
    call_command("search", "rebuild")
    call_command("search", "rebuild", "--if-needed")
    call_command("search", "status")
    call_command("search", "verify")
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == ["1 documents indexed.", "The search index is there."]
    assert out[2:4] == ["engine: embedded, well", "documents: 1"]
    assert out[5:] == [
        "meaning: off",
        "to be embedded: 0",
        "waiting: 0",
        "failed: 0",
        "1 records compared.",
    ]
