"""Rows of a preview or a result, in one shape for one template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from hub.exchange.differences import OF_KIND, Difference, spelled
from hub.exchange.models import ImportChange, ImportPreview
from hub.lags.models import Boundary, Lag
from hub.projects.models import Project

EMPTY = (None, "", [], {}, False)


@dataclass(frozen=True, slots=True)
class Row:
    """A record and what becomes of it. line: in the file, 0 if not known.

    url: its form, live: its page on the site; "" if it is gone, or not shown there.
    """

    line: int
    title: str
    url: str
    live: str
    differences: list[Difference]


def of_previews(previews: Iterable[ImportPreview], kind: str) -> list[Row]:
    """What a checked file of a kind would do; of new records only what is filled in."""
    return [_preview(preview, OF_KIND[kind]) for preview in previews]


def _preview(preview: ImportPreview, model: str) -> Row:
    found = spelled(model, preview.before, preview.after)
    if preview.before is None:
        found = [each for each in found if each.after not in EMPTY]
    return Row(preview.line, preview.title, "", "", found)


def of_changes(changes: Iterable[ImportChange]) -> list[Row]:
    """What a run did; titles are those of today."""
    changes = list(changes)
    records: dict[tuple[str, int], Lag | Project] = {}
    for model, find in RECORDS.items():
        ids = [change.object_id for change in changes if change.model == model]
        if ids:
            records |= {(model, pk): record for pk, record in find(ids)}
    return [_row(change, records.get((change.model, change.object_id))) for change in changes]


def _lags(ids: list[int]) -> Iterator[tuple[int, Lag]]:
    return ((lag.pk, lag) for lag in Lag.objects.filter(pk__in=ids))


def _projects(ids: list[int]) -> Iterator[tuple[int, Project]]:
    return ((project.pk, project) for project in Project.objects.filter(pk__in=ids))


def _outlined(ids: list[int]) -> Iterator[tuple[int, Lag]]:
    """An outline is seen with its group."""
    found = Boundary.objects.filter(pk__in=ids).select_related("lag_period__lag").defer("geometry")
    return ((boundary.pk, boundary.lag_period.lag) for boundary in found)


#: Model, as the log names it -> (id, record to show) of those that are still there.
RECORDS = {"lag": _lags, "project": _projects, "boundary": _outlined}


def _row(change: ImportChange, record: Lag | Project | None) -> Row:
    found = spelled(change.model, change.before, change.after)
    if record is None:
        return Row(0, f"{change.model} {change.object_id}", "", "", found)
    form = reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    shown = record.published if isinstance(record, Project) else record.live
    title = record.title if isinstance(record, Project) else record.name
    return Row(0, title, form, record.get_absolute_url() if shown else "", found)
