"""What the hub forgets by and by."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from hub.exchange import actions, retention
from hub.exchange.errors import CannotRun
from hub.exchange.models import ImportRun
from tests.exchange.conftest import project

LONG_AGO = timezone.now() - timedelta(days=400)


@pytest.fixture
def old_run(bring_in, django_capture_on_commit_callbacks):
    def make(**options) -> ImportRun:
        run = bring_in([project(), project("2", title="")], **options)
        ImportRun.objects.filter(pk=run.pk).update(created_at=LONG_AGO)
        run.refresh_from_db()
        return run

    return make


def forget(capture) -> tuple[int, int]:
    with capture(execute=True):
        return retention.forget_files(before=timezone.now() - timedelta(days=90))


def test_old_files_go_and_the_import_can_still_be_undone(old_run, django_capture_on_commit_callbacks):
    run = old_run()
    storage, name = run.file.storage, run.file.name
    assert forget(django_capture_on_commit_callbacks) == (0, 1)
    assert not storage.exists(name)
    assert actions.undo(run.pk).state == "undone"


def test_the_error_file_of_a_forgotten_file_says_that_it_is_gone(old_run, django_capture_on_commit_callbacks):
    run = old_run()
    forget(django_capture_on_commit_callbacks)
    with pytest.raises(CannotRun, match="no longer"):
        actions.error_file(run.pk)


def test_an_import_that_nobody_confirmed_is_cancelled(old_run, django_capture_on_commit_callbacks):
    run = old_run(check=True)
    assert forget(django_capture_on_commit_callbacks)[0] == 1
    run.refresh_from_db()
    assert (run.state, run.file.storage.exists(run.file.name) if run.file else False) == ("cancelled", False)


def test_imports_at_work_and_new_ones_keep_their_files(old_run, bring_in, django_capture_on_commit_callbacks):
    at_work, new = old_run(), bring_in([project("9")])
    ImportRun.objects.filter(pk=at_work.pk).update(state="running")
    assert forget(django_capture_on_commit_callbacks) == (0, 0)
    assert all(run.file.storage.exists(run.file.name) for run in (at_work, new))


def test_the_command_tells_what_went(old_run, capsys):
    old_run(check=True)
    call_command("tidy")
    assert "Older than 90 days: 1 unconfirmed imports cancelled" in capsys.readouterr().out
