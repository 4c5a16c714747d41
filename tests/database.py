"""The test database: migrated and filled with reference data once, then copied for each process.

Migrating takes some twenty seconds. So SQLite's file is kept below the state directory under a name
made of everything that goes into it, and each process works on a copy.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import wagtail
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from filelock import FileLock

from hub.settings.env import ROOT, STATE

READ = {".py", ".json", ".csv"}
TEMPLATES = STATE / "cache" / "test-database"


@contextmanager
def prepared_database(worker_id: str) -> Iterator[None]:
    """Point the connection at a fresh database with reference data; drop it at the end."""
    if connection.vendor == "sqlite":
        with _copied_sqlite():
            yield
    else:
        suffix = None if worker_id == "master" else worker_id
        if suffix:
            connection.settings_dict["TEST"]["NAME"] = f"test_hub_{suffix}"
        made = setup_databases(verbosity=0, interactive=False)
        yield
        teardown_databases(made, verbosity=0)


@contextmanager
def _copied_sqlite() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="hub-test-db-") as scratch:
        copy = Path(scratch) / "test.sqlite3"
        shutil.copy(sqlite_template(), copy)
        _use(copy)
        yield
        connection.close()


def sqlite_template() -> Path:
    """The migrated and filled database file; made once and kept."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    path = TEMPLATES / f"{_key()}.sqlite3"
    with FileLock(TEMPLATES / "lock"):
        if not path.exists():
            for old in TEMPLATES.glob("*.sqlite3*"):
                old.unlink()
            half = path.with_suffix(".half")
            half.unlink(missing_ok=True)
            _use(half)
            call_command("migrate", verbosity=0, interactive=False)
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("PRAGMA journal_mode=DELETE")
            connection.close()
            half.rename(path)
    return path


def _use(path: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def _key() -> str:
    """Changes with whatever shapes the database: versions, migrations, reference data and their loading."""
    digest = hashlib.sha256(f"{django.VERSION} {wagtail.VERSION}".encode())
    files = [*ROOT.glob("*/migrations/*.py"), *ROOT.glob("*/*/migrations/*.py")]
    for room in ("places", "vocabulary"):
        files += [
            path for path in (ROOT / "hub" / room).rglob("*") if path.suffix in {".py", ".json", ".csv"}
        ]
    for path in sorted(files):
        digest.update(path.as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
