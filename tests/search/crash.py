"""A small installation of its own that is killed while it writes: run by ``test_crash``.

``python crash.py DIRECTORY write`` changes notes for ever and prints each committed state;
``python crash.py DIRECTORY index`` drains for ever, as ``search drain --watch`` does;
``python crash.py DIRECTORY check`` drains what was left and compares index and database.
"""

import random
import sys
import time
from contextlib import suppress
from pathlib import Path

import django
from django.conf import settings

HOME = Path(sys.argv[1])

settings.configure(
    INSTALLED_APPS=["search"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "notes.sqlite3",
            "OPTIONS": {
                "init_command": "PRAGMA journal_mode=WAL",
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            },
        }
    },
    SEARCH={
        "ENGINE": "embedded",
        "PATH": HOME / "search",
        "CACHE": sys.argv[3],
        "DRAIN": "thread",
        "MEANING": False,
    },
    USE_TZ=True,
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import DatabaseError, connection, transaction  # noqa: E402

from search import indexer, outbox, registry  # noqa: E402
from search.contracts import Document, Text  # noqa: E402
from search.errors import Busy  # noqa: E402
from search.verification import verify  # noqa: E402


def rows(where="1", values=()):
    with connection.cursor() as cursor:
        return cursor.execute(f"SELECT id, title FROM note WHERE {where}", values).fetchall()


def documents(ids):
    marks = ",".join("%s" for _ in ids)
    found = rows(f"id IN ({marks})", list(ids))
    return [Document(f"note:{key}", "note", (Text("sl", title),)) for key, title in found]


def write():
    """Insert, change and delete some notes at a time."""
    for turn in range(100_000):
        ids = random.sample(range(200), random.randint(1, 20))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany("DELETE FROM note WHERE id = %s", [(key,) for key in ids])
            kept = [(key, f"vas {turn}") for key in ids if random.random() < 0.8]
            cursor.executemany("INSERT INTO note VALUES (%s, %s)", kept)
            outbox.enqueue("note", ids)
        if turn % 40 == 39:
            with suppress(Busy):  # the other one does it already
                indexer.rebuild()
        sys.stdout.write(f"{turn}\n")
        sys.stdout.flush()


def index():
    """Bring to the index what waits, without pause."""
    while True:
        with suppress(Busy, DatabaseError):
            indexer.drain(wait=1)
        sys.stdout.write("drained\n")
        sys.stdout.flush()
        time.sleep(0.02)


def check():
    """Exit with 0 if nothing is lost and nothing stale."""
    indexer.drain()
    report = verify()
    sys.stdout.write(f"{report}\n")
    sys.exit(0 if report.ok and report.checked == len(rows()) else 1)


registry.register(
    registry.Source("note", lambda: iter([key for key, _ in rows()]), documents, lambda ids: {})
)
if not (HOME / "notes.sqlite3").exists():
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE note (id integer PRIMARY KEY, title text)")
{"write": write, "index": index, "check": check}[sys.argv[2]]()
