"""The sample groups and projects that come with the hub: brought in and taken out like any import."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from django.db import transaction

from hub.cooperation.models import Partnership
from hub.core.models import DataSource
from hub.exchange import actions, sample_cases, sample_offers, sample_partnerships, sample_people
from hub.exchange.models import ImportRun
from hub.exchange.progress import Progress, silent
from hub.exchange.sources import ensure_source
from hub.lags.models import Lag
from hub.networks.models import Network
from hub.projects.models import Organisation, Project

FILES = Path(__file__).parent / "demo"
SLUG = "samples"


class Incomplete(Exception):
    """A file of samples did not come in whole; the run tells why."""

    def __init__(self, run: ImportRun) -> None:
        first = run.problems.first()
        super().__init__(f"{run.file_name}: {run.error or first}")


def bring_in(*, progress: Progress = silent) -> list[ImportRun]:
    """Import all samples; those that are there already stay as they are. Raises Incomplete, CannotRun."""
    source = ensure_source(
        slug=SLUG,
        name="LEADER Hub samples",
        publisher="LEADER Hub",
        licence="CC0 1.0",
        licence_url="https://creativecommons.org/publicdomain/zero/1.0/",
        attribution="Invented samples, no real groups or projects",
        is_sample=True,
    )
    runs = []
    for kind in (ImportRun.Kind.LAGS, ImportRun.Kind.PROJECTS):
        content = json.dumps(list(_records(kind)), ensure_ascii=False).encode()
        run = actions.receive(
            file=BytesIO(content), file_name=f"samples-{kind}.json", kind=kind, source=source
        )
        run = actions.apply(run.pk, progress=progress)
        if run.state != ImportRun.State.DONE or run.refused:
            raise Incomplete(run)
        if run.created or run.changed:
            runs.append(run)
        else:
            _forget(run)
    sample_partnerships.bring_in(source)
    sample_offers.bring_in(source)
    sample_people.networks(source)
    sample_cases.bring_in(source)
    return runs


def _records(kind: str) -> Iterator[dict]:
    for path in sorted(FILES.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8"))[kind]


def _forget(run: ImportRun) -> None:
    run.file.delete(save=False)
    run.delete()


def take_out(*, progress: Progress = silent) -> bool:
    """Undo every import of samples, newest first, and forget the runs; False if there were none.

    What a person edited since stays, and with it the source.
    """
    source = DataSource.objects.filter(slug=SLUG, is_sample=True).first()
    if source is None:
        return False
    sample_cases.take_out(source)
    sample_partnerships.take_out(source)
    sample_offers.take_out(source)
    sample_people.take_out()
    for run in ImportRun.objects.filter(source=source).order_by("-pk"):
        if run.can_be_undone:
            actions.undo(run.pk, progress=progress)
    with transaction.atomic():
        for run in ImportRun.objects.filter(source=source):
            if not run.problems.filter(severity="kept").exists():
                _forget(run)
        if not _in_use(source):
            source.delete()
    return True


def _in_use(source: DataSource) -> bool:
    models = (Lag, Project, Organisation, ImportRun, Network, Partnership)
    return any(model.objects.filter(source=source).exists() for model in models)
