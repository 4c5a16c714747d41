"""The peer: Wagtail's own search on SQLite, over the first documents: `python -m bench.search_wagtail FILE --rows N`.

A project of its own with one model, indexed by modelsearch, which Wagtail's search is. Facets are counted one by one,
as its results count them. Filling is broken off after two minutes, which the table then says.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from bench import tables
from bench.child import ROOT
from bench.search_cases import cases
from bench.search_documents import documents
from bench.search_timing import times

_BATCH = 1_000
_SECONDS = 120
"""Filling stops after so long."""
_ONE_VALUE = ("country", "fund", "period", "status")
_SHOWN = 20


def compare(path: Path, rows: int) -> None:
    """Run the peer in a process of its own, which prints its table; says so if it fails."""
    ended = subprocess.run(
        [sys.executable, "-m", "bench.search_wagtail", str(path), "--rows", str(rows)], cwd=ROOT, check=False
    )
    if ended.returncode:
        print(f"\nWagtail's own search ended with {ended.returncode}.")


def main() -> None:
    """Fill the peer and ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=20_000)
    asked = parser.parse_args()
    model, backend = _project(asked.file)
    list(documents(100))  # opens the dictionaries, which is no part of filling
    start = time.perf_counter()
    filled = _fill(model, backend, asked.rows)
    spent = time.perf_counter() - start
    rows = [
        (name, *times(ask, rounds=30, seconds=10)) for name, ask in _questions(model, backend, asked.rows)
    ]
    tables.show(
        f"Wagtail's own search on SQLite, {filled:,} documents, four facets",
        ("milliseconds", "p50", "p95", "p99"),
        rows,
    )
    fewer = "" if filled == asked.rows else f" of {asked.rows:,} (stopped after {_SECONDS} s)"
    print(f"  filled with {filled:,}{fewer} in {spent:.0f} s, {filled / spent:,.0f} a second")


def _project(path: Path) -> tuple[type, object]:
    """A Django project around one model: the model, and the search over it."""
    from django.conf import settings

    from hub.settings.search import SEARCH

    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "modelsearch", "bench"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": path}},
        MODELSEARCH_BACKENDS={"default": {"BACKEND": "modelsearch.backends.database"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SEARCH=SEARCH,  # the dictionaries that the documents are made up from
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, models
    from modelsearch import index
    from modelsearch.backends import get_search_backend

    class Note(index.Indexed, models.Model):
        title = models.TextField()
        body = models.TextField()
        names = models.TextField()
        country = models.CharField(max_length=10, db_index=True)
        fund = models.CharField(max_length=10, db_index=True)
        period = models.CharField(max_length=10, db_index=True)
        status = models.CharField(max_length=10, db_index=True)

        search_fields = [
            index.SearchField("title", boost=2),
            index.SearchField("body"),
            index.SearchField("names"),
            index.AutocompleteField("title"),
            *(index.FilterField(name) for name in _ONE_VALUE),
        ]

        class Meta:
            app_label = "bench"

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Note)
    return Note, get_search_backend()


def _fill(model: type, backend, count: int) -> int:
    """Add rows and index them until all are there or the time is over; how many there are."""
    from django.db import transaction

    until, done, rest = time.perf_counter() + _SECONDS, 0, documents(count)
    into = backend.get_index_for_model(model)
    while time.perf_counter() < until and (batch := list(islice(rest, _BATCH))):
        with transaction.atomic():
            notes = [
                model(
                    title=document.texts[0].title,
                    body=f"{document.texts[0].summary} {document.texts[0].body}",
                    names=" ".join(document.names),
                    **{name: document.facets[name][0] for name in _ONE_VALUE},
                )
                for document in batch
            ]
            into.add_items(model, model.objects.bulk_create(notes))
        done += len(batch)
    return done


def _questions(model: type, backend, count: int) -> list[tuple[str, Callable[[], object]]]:
    """Of the questions those that this search knows, under the names they have elsewhere."""
    from modelsearch.query import Phrase

    def ask(text, *, operator: str = "and", facets: bool = False, chosen=None, offset: int = 0):
        def run() -> None:
            rows = model.objects.all()
            for name, values in (chosen or {}).items():
                rows = rows.filter(**{f"{name}__in": values})
            found = backend.search(text, rows, operator=operator)
            found.count()
            list(found[offset : offset + _SHOWN])
            for name in _ONE_VALUE if facets else ():
                found.facet(name)

        return run

    questions = []
    for case in cases(count):
        if case.match is None or not case.match:
            continue
        if case.complete:
            questions.append(
                (
                    case.name,
                    lambda text=case.complete: list(backend.autocomplete(text, model.objects.all())[:8]),
                )
            )
            continue
        text = case.query.text
        asked = Phrase(text.strip('"')) if text.startswith('"') else text
        way = "or" if " OR " in case.match else "and"
        questions.append(
            (
                case.name,
                ask(asked, operator=way, facets=case.facets, chosen=case.chosen, offset=case.offset),
            )
        )
    return questions


if __name__ == "__main__":
    main()
