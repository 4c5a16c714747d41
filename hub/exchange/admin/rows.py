"""Rows of a preview or a result, in one shape for one template."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

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
    differences: list[tuple[str, Any, Any]]


def of_previews(previews: Iterable[ImportPreview]) -> list[Row]:
    """What a checked file would do; of new records only what is filled in."""
    return [
        Row(
            preview.line,
            preview.title,
            "",
            [each for each in preview.differences() if preview.before is not None or each[2] not in EMPTY],
        )
        for preview in previews
    ]


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
    before, after = change.before or {}, change.after or {}
    differences = [(name, before.get(name), after[name]) for name in sorted(after)]
    url = "" if title is None else _form_of(change.model, change.object_id)
    return Row(0, title or f"{change.model} {change.object_id}", url, differences)


def _form_of(model: str, pk: int) -> str:
    record, _title = RECORDS[model]
    try:
        return reverse(record.snippet_viewset.get_url_name("edit"), args=[pk])
    except (AttributeError, NoReverseMatch):
        return ""
