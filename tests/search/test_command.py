"""What ``manage.py search`` says when things are not as they should be."""

import pytest
from django.core.management import CommandError, call_command

from search import locks, outbox
from search.models import OutboxEntry

pytestmark = pytest.mark.django_db


def test_status_of_an_index_that_is_not_there_is_an_error(notes):
    with pytest.raises(CommandError, match="not available"):
        call_command("search", "status")


def test_verify_names_what_differs(notes, capsys):
    notes.titles = {1: "Havnen"}
    with pytest.raises(CommandError, match="differ"):
        call_command("search", "verify")
    assert "missing: 1 (note:1)" in capsys.readouterr().out


def test_drain_brings_and_retries(notes, capsys):
    call_command("search", "rebuild")
    notes.titles = {1: "Havnen", 2: "Skolen"}
    notes.broken = {1}
    outbox.enqueue("note", [1, 2])
    call_command("search", "drain")
    call_command("search", "status")
    notes.broken = set()
    call_command("search", "drain", "--retry")
    out = capsys.readouterr().out
    assert "failed: 1\n  note [1]: RuntimeError" in out
    assert OutboxEntry.objects.count() == 0


def test_busy_is_told_without_a_traceback(notes):
    with locks.held(locks.REBUILD), pytest.raises(CommandError, match="rebuild"):
        call_command("search", "rebuild")
