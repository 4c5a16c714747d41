"""Importing small files as a person would."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from hub.exchange import actions
from hub.exchange.models import ImportRun
from tests.factories import DataSourceFactory


@pytest.fixture
def source(db):
    return DataSourceFactory(slug="register")


def as_csv(rows: list[dict], **options) -> bytes:
    """A CSV file with all columns that any of the rows has."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in rows for name in row)), **options)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.fixture
def bring_in(source) -> Callable[..., ImportRun]:
    """Import rows (dicts), a text or bytes as projects of the source; `check=True` for a dry run."""

    def run(content, *, kind="projects", name="register.csv", check=False, **options) -> ImportRun:
        if isinstance(content, list):
            content = as_csv(content)
        elif isinstance(content, dict):
            content, name = json.dumps(content).encode(), "register.json"
        elif isinstance(content, str):
            content = content.encode()
        received = actions.receive(
            file=io.BytesIO(content),
            file_name=name,
            kind=kind,
            **{"source": source, **options},
        )
        return (actions.check if check else actions.apply)(received.pk)

    return run


def project(number: str = "1", **columns) -> dict:
    """A row that is fine."""
    return {"source_id": number, "title": f"Landsbybutik {number}", "country": "DK", "lang": "da"} | columns


def counts(run: ImportRun) -> dict[str, int]:
    """The counts of a run that are not zero."""
    names = ("created", "changed", "same", "refused", "doubtful")
    return {name: getattr(run, name) for name in names if getattr(run, name)}


def problems(run: ImportRun) -> list[tuple[int, str, str]]:
    """(line, column, code) of all problems."""
    return list(run.problems.values_list("line", "column", "code"))
