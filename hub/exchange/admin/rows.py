"""Rows of a preview or a result, in one shape for one template."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from hub.exchange.differences import OF_KIND, Difference, spelled
from hub.exchange.models import ImportChange, ImportPreview
from hub.lags.models import Boundary, Lag
from hub.projects.models import Project

RECORDS = {
    "lag": (Lag, "name"),
    "project": (Project, "title"),
    "boundary": (Boundary, "lag_period__lag__name"),
}
EMPTY = (None, "", [], {}, False)


@dataclass(frozen=True, slots=True)
class Row:
    """A record and what becomes of it. line: in the file, 0 if not known. url: its form, "" if it is gone."""

    line: int
    title: str
    url: str
    differences: list[Difference]


def of_previews(previews: Iterable[ImportPreview], kind: str) -> list[Row]:
    """What a checked file of a kind would do; of new records only what is filled in."""
    return [_preview(preview, OF_KIND[kind]) for preview in previews]


def _preview(preview: ImportPreview, model: str) -> Row:
    found = spelled(model, preview.before, preview.after)
    if preview.before is None:
        found = [each for each in found if each.after not in EMPTY]
    return Row(preview.line, preview.title, "", found)


def of_changes(changes: Iterable[ImportChange]) -> list[Row]:
    """What a run did; titles are those of today."""
    changes = list(changes)
    titles: dict[tuple[str, int], str] = {}
    for model, (record, title) in RECORDS.items():
        ids = [change.object_id for change in changes if change.model == model]
        if ids:
            found = record.objects.filter(pk__in=ids).values_list("pk", title)
            titles |= {(model, pk): name for pk, name in found}
    return [_row(change, titles.get((change.model, change.object_id))) for change in changes]


def _row(change: ImportChange, title: str | None) -> Row:
    url = "" if title is None else _form_of(change.model, change.object_id)
    found = spelled(change.model, change.before, change.after)
    return Row(0, title or f"{change.model} {change.object_id}", url, found)


def _form_of(model: str, pk: int) -> str:
    record, _title = RECORDS[model]
    try:
        return reverse(record.snippet_viewset.get_url_name("edit"), args=[pk])
    except (AttributeError, NoReverseMatch):
        return ""
