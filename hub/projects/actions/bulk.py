"""Many projects at once, from and to snapshots."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.db import connection, transaction
from django.utils import timezone

from hub.core.bulk import in_chunks, insert, reserve_ids
from hub.core.snapshots import Snapshot
from hub.projects import search
from hub.projects.actions import children, partners
from hub.projects.actions.euro import DEPENDS_ON, in_euro
from hub.projects.models import Project
from hub.projects.models.project import Keyword
from hub.projects.snapshots import SCALARS, plain

_COLUMNS = (
    "id", "source_id", "external_id", "source_fingerprint", "standing", "validated_by_id", "validated_at",
    "edited_at", "edited_fields", "created_at", "updated_at", "published", "total_eur", "eu_eur", *SCALARS,
)  # fmt: skip
_scalars = itemgetter(*SCALARS)


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to be made: its number in the source, the fingerprint of its row, and a snapshot.

    What the snapshot leaves out is empty.
    """

    external_id: str
    fingerprint: str
    snapshot: Snapshot


@transaction.atomic
def create_many(
    *, source_id: int, rows: Sequence[NewProject], organisations: Mapping[str, int] | None = None
) -> tuple[list[int], list[int]]:
    """Make projects with all that hangs on them: (their ids in the order of `rows`, ids of new keywords).

    organisations: ids by snapshot keys; looked up when not given. Raises IntegrityError or DataError when a
    row breaks a rule of the database.
    """
    if not rows:
        return [], []
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    ids = list(reserve_ids(Project, len(rows)))
    standing = Project.Standing.IMPORTED.value
    values = []
    for pk, row in zip(ids, rows, strict=True):
        scalars = SCALARS | row.snapshot
        total, eu = in_euro(scalars)
        values.append((
            pk, source_id, row.external_id, row.fingerprint, standing, None, None, None, "[]", now, now, True,
            plain(total), plain(eu), *_scalars(scalars),
        ))  # fmt: skip
    insert(Project, _COLUMNS, values)
    pairs = list(zip(ids, (row.snapshot for row in rows), strict=True))
    if organisations is None:
        organisations = _organisations(row.snapshot for row in rows)
    newly_public = partners.without_public_project(organisations.values())
    keywords = children.write(pairs, organisations)
    search.enqueue(ids)
    search.enqueue_organisations(newly_public)
    return ids, keywords


@transaction.atomic
def update_many(
    *,
    changes: Mapping[int, Snapshot],
    fingerprints: Mapping[int, str] | None = None,
    forget_edits: Collection[int] = (),
    organisations: Mapping[str, int] | None = None,
) -> list[int]:
    """Set the given keys of snapshots, and only these; ids of keywords that were made.

    A key with None removes that text, experience or principle. forget_edits: projects whose edits by hand
    no longer go before the source. Raises as `create_many`.
    """
    _update_scalars(changes)
    changing = [pk for pk, values in changes.items() if "beneficiaries" in values]
    touched = partners.of(changing)
    children.clear(changes)
    if organisations is None:
        organisations = _organisations(changes.values())
    keywords = children.write(changes.items(), organisations)
    _renew_euro([pk for pk, values in changes.items() if DEPENDS_ON & values.keys()])
    if fingerprints:
        set_fingerprints(fingerprints=fingerprints)
    for chunk in in_chunks(forget_edits):
        Project.objects.filter(pk__in=chunk).update(edited_at=None, edited_fields=[])
    search.enqueue(changes)
    search.enqueue_organisations(touched | partners.of(changing))
    return keywords


def _update_scalars(changes: Mapping[int, Snapshot]) -> None:
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    alike: dict[tuple[str, ...], list[tuple]] = defaultdict(list)
    for pk, values in changes.items():
        columns = tuple(name for name in values if name in SCALARS)
        alike[columns].append((*(values[name] for name in columns), now, pk))
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for columns, rows in alike.items():
            sets = ", ".join(f"{quote(column)} = %s" for column in (*columns, "updated_at"))
            cursor.executemany(
                f"UPDATE {quote(Project._meta.db_table)} SET {sets} WHERE {quote('id')} = %s",  # noqa: S608
                rows,
            )


def _renew_euro(ids: list[int]) -> None:
    for chunk in in_chunks(ids):
        projects = list(Project.objects.filter(pk__in=chunk).only("pk", *DEPENDS_ON))
        for project in projects:
            project.total_eur, project.eu_eur = in_euro(vars(project))
        Project.objects.bulk_update(projects, ["total_eur", "eu_eur"], batch_size=200)


def _organisations(snapshots) -> dict[str, int]:
    keys = {
        each["organisation"]
        for snapshot in snapshots
        for each in snapshot.get("beneficiaries") or ()
        if each["organisation"]
    }
    return children.organisation_ids(keys)


@transaction.atomic
def set_fingerprints(*, fingerprints: Mapping[int, str]) -> None:
    """Note which row of the source each project was last compared with; no change of the record."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {quote(Project._meta.db_table)} SET {quote('source_fingerprint')} = %s "  # noqa: S608
            f"WHERE {quote('id')} = %s",
            [(fingerprint, pk) for pk, fingerprint in fingerprints.items()],
        )


@transaction.atomic
def delete_many(*, ids: Collection[int]) -> None:
    """Delete projects with all that hangs on them; organisations and keywords stay."""
    for chunk in in_chunks(ids):
        organisations = partners.of(chunk)
        Project.objects.filter(pk__in=chunk).delete()
        search.enqueue(chunk)
        search.enqueue_organisations(organisations)


@transaction.atomic
def delete_unused_keywords(*, ids: Collection[int]) -> None:
    """Delete those of the keywords that no project bears any more."""
    for chunk in in_chunks(ids):
        Keyword.objects.filter(pk__in=chunk, project_tags__isnull=True).delete()
