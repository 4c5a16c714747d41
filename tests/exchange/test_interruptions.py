"""Imports that are killed, meet each other, a locked database or a full disk. On a hub of their own."""

import errno
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from hub.exchange import actions, failures, locks
from hub.exchange.errors import CannotRun
from hub.exchange.models import ImportRun
from hub.settings.env import ROOT
from tests.database import sqlite_template
from tests.exchange.conftest import as_csv, project


class Hub:
    """A hub in a folder: commands run as processes, the database is looked at from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "hub.sqlite3"
        shutil.copy(sqlite_template(), self.database)
        self.environment = {
            **os.environ,
            "HUB_STATE": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "tests.exchange.hasty_settings",
            "HUB_SEARCH_ENGINE": "null",
        }

    def start(self, *arguments: str, before=None) -> subprocess.Popen:
        """Start `manage.py import ...`."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=before,
        )

    def run(self, *arguments: str, before=None) -> tuple[int, str]:
        """(exit code, what was printed)."""
        process = self.start(*arguments, before=before)
        told, _ = process.communicate(timeout=300)
        return process.returncode, told

    def ask(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.database, timeout=60) as database:
            return database.execute(query).fetchall()

    def wait_for(self, query: str, seconds: float = 120) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.ask(query)[0][0]:
                return
            time.sleep(0.02)
        raise AssertionError(f"never true: {query}")


@pytest.fixture
def hub(tmp_path, django_db_setup) -> Hub:
    if connection.vendor != "sqlite":
        pytest.skip("starts hubs of its own, on a database file")
    return Hub(tmp_path)


def register(hub: Hub, rows: int) -> str:
    """A file of so many projects."""
    path = hub.folder / "register.csv"
    path.write_bytes(as_csv([project(str(number), themes="youth") for number in range(rows)]))
    return str(path)


def lock_between_batches(database: sqlite3.Connection) -> None:
    """Take the lock for writing in the moment between two batches. SQLite's own patience would sleep it away."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            time.sleep(0.0005)
        else:
            return
    raise AssertionError("the database was never free")


def whole(hub: Hub) -> int:
    """Projects in the hub, after making sure that every one is complete and in the log."""
    (count,) = hub.ask("SELECT count(*) FROM projects_project")[0]
    for table in ("projects_projecttext", "projects_projecttheme"):
        assert hub.ask(f"SELECT count(*) FROM {table}") == [(count,)]
    assert hub.ask("SELECT count(*) FROM exchange_importchange WHERE model = 'project'") == [(count,)]
    return count


def test_killed_half_way_nothing_is_half_written_and_the_next_run_finishes(hub):
    file = register(hub, 6000)
    process = hub.start("import", "projects", file, "--source", "register")
    hub.wait_for("SELECT count(*) >= 1000 FROM projects_project")
    process.send_signal(signal.SIGKILL)
    process.communicate()
    left = whole(hub)
    assert 1000 <= left < 6000
    assert left % 1000 == 0
    assert hub.ask("SELECT state FROM exchange_importrun") == [("running",)]
    assert hub.ask("SELECT sum(json_array_length(ids)) FROM search_outboxentry") == [(left,)]

    code, told = hub.run("import", "projects", file, "--source", "register")
    assert (code, f"{6000 - left} new" in told, f"{left} the same" in told) == (0, True, True)
    assert hub.ask("SELECT state FROM exchange_importrun ORDER BY id") == [("interrupted",), ("done",)]
    assert whole(hub) == 6000

    assert hub.run("import_undo", "1")[0] == 0
    assert hub.ask("SELECT count(*) FROM projects_project") == [(6000 - left,)]


def test_a_database_that_stays_locked_is_told(hub):
    file = register(hub, 12000)
    process = hub.start("import", "projects", file, "--source", "register")
    hub.wait_for("SELECT count(*) >= 1000 FROM projects_project")
    with sqlite3.connect(hub.database, timeout=0, isolation_level=None) as other:
        lock_between_batches(other)
        told, _ = process.communicate(timeout=300)
        other.execute("ROLLBACK")
    assert process.returncode == 1
    assert "The database was busy for too long" in told
    assert whole(hub) % 1000 == 0


def test_a_full_disk_is_told_and_with_room_the_import_goes_on(hub):
    file = register(hub, 2000)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        # Above that SQLite's log of changes cannot grow.
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    code, told = hub.run("import", "projects", file, "--source", "register", before=limit)
    assert (code, "The disk is full." in told) == (1, True)
    assert whole(hub) < 2000
    assert hub.run("import", "projects", file, "--source", "register")[0] == 0
    assert whole(hub) == 2000


def test_one_import_of_a_source_at_a_time(bring_in, source):
    run = bring_in([project()], check=True)
    with locks.alone(source):
        with pytest.raises(CannotRun, match=r"Another import of “Register .*” is at work"):
            actions.apply(run.pk)
        with pytest.raises(CannotRun):
            actions.undo(run.pk)
    assert actions.apply(run.pk).state == "done"


def test_a_run_whose_process_is_gone_is_marked(bring_in, source):
    run = bring_in([project()])
    ImportRun.objects.update(state="running")
    with locks.alone(source):
        pass
    run.refresh_from_db()
    assert (run.state, run.can_be_undone) == ("interrupted", True)
    ImportRun.objects.update(state="checking")
    assert actions.mark_interrupted() == 0
    run.refresh_from_db()
    assert run.state == "waiting"


def test_a_run_at_work_is_not_marked(bring_in, source):
    run = bring_in([project()])
    with locks.alone(source):
        ImportRun.objects.update(state="running")
        assert actions.mark_interrupted() == 0
    run.refresh_from_db()
    assert run.state == "running"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OperationalError("database is locked"), "database_locked"),
        (OperationalError("database or disk is full"), "disk_full"),
        (OperationalError("disk I/O error"), "disk_full"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full"),
        (OperationalError("no such table: x"), "database"),
        (ZeroDivisionError("division by zero"), "unexpected"),
    ],
)
def test_what_stopped_a_run_is_told_in_words(error, code):
    assert failures.told(error).code == code
    assert str(failures.told(error))
