"""Organisations that imports name: found, made, filled in; never natural persons."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from hub.core.bulk import find, in_chunks, insert, reserve_ids
from hub.projects import search
from hub.projects.models import Organisation
from hub.projects.snapshots import organisation_key

#: Columns that an import fills in, and the value of an empty one.
DETAILS: dict[str, Any] = {
    "kind": "", "region_id": None, "town": "", "postal_code": "", "lat": None, "lon": None,
}  # fmt: skip
_COLUMNS = (
    "id", "source_id", "external_id", "source_fingerprint", "standing", "validated_by_id", "validated_at",
    "edited_at", "edited_fields", "created_at", "updated_at", "name", "country_id", *DETAILS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation as an import names it; `details` has keys of DETAILS."""

    external_id: str
    name: str
    country_id: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Organisations:
    """What became of them: ids by snapshot key; ids made; (id, before, after) of those filled in."""

    ids: dict[str, int] = field(default_factory=dict)
    created: list[int] = field(default_factory=list)
    changed: list[tuple[int, dict, dict]] = field(default_factory=list)


@transaction.atomic
def ensure_organisations(*, source_id: int, wanted: Iterable[NewOrganisation]) -> Organisations:
    """Make those that the source does not have yet; fill empty details of those it has.

    What an organisation has already stays: files often tell different things of one body.
    """
    by_number = {each.external_id: each for each in wanted}
    known: dict[str, dict] = {}
    columns = ("id", "external_id", *DETAILS)
    for row in find(Organisation, columns, {"source_id": source_id}, "external_id", by_number):
        known[row["external_id"]] = row
    result = Organisations()
    result.ids = {organisation_key(source_id, number): row["id"] for number, row in known.items()}
    _fill(result, known, by_number)
    new = [each for number, each in by_number.items() if number not in known]
    if new:
        _make(result, source_id, new)
    search.enqueue_organisations([*result.created, *(pk for pk, *_ in result.changed)])
    return result


def _make(result: Organisations, source_id: int, new: list[NewOrganisation]) -> None:
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    standing = Organisation.Standing.IMPORTED.value
    result.created = list(reserve_ids(Organisation, len(new)))
    rows = []
    for pk, each in zip(result.created, new, strict=True):
        details = [each.details.get(name, empty) for name, empty in DETAILS.items()]
        rows.append((
            pk, source_id, each.external_id, "", standing, None, None, None, "[]", now, now,
            each.name, each.country_id, *details,
        ))  # fmt: skip
        result.ids[organisation_key(source_id, each.external_id)] = pk
    insert(Organisation, _COLUMNS, rows)


def _fill(result: Organisations, known: Mapping[str, dict], given: Mapping[str, NewOrganisation]) -> None:
    for number, row in known.items():
        after = {
            name: value
            for name, value in given[number].details.items()
            if value not in (None, "") and row[name] in (None, "")
        }
        if after:
            Organisation.objects.filter(pk=row["id"]).update(**after, updated_at=timezone.now())
            result.changed.append((row["id"], {name: row[name] for name in after}, after))


@transaction.atomic
def restore_organisations(*, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Set the given details back (id -> columns of DETAILS)."""
    for pk, details in values.items():
        Organisation.objects.filter(pk=pk).update(**details, updated_at=timezone.now())
    search.enqueue_organisations(values)


@transaction.atomic
def delete_unused_organisations(*, ids: Collection[int]) -> set[int]:
    """Delete those that take part in no project and nobody edited; gives the ids that stay."""
    kept: set[int] = set()
    for chunk in in_chunks(ids):
        unused = Organisation.objects.filter(pk__in=chunk, participations__isnull=True, edited_at=None)
        gone = set(unused.values_list("pk", flat=True))
        unused.filter(pk__in=gone).delete()
        search.enqueue_organisations(gone)
        kept |= set(chunk) - gone
    return kept & set(Organisation.objects.filter(pk__in=kept).values_list("pk", flat=True)) if kept else kept
