"""What a person's hand leaves on a record's provenance. In memory only; the caller saves."""

from collections.abc import Collection
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from hub.core.models import DataSource, Provenance

#: Short name of the source of records that people enter here.
OWN_SOURCE = "hub"


def identify(*, record: Provenance) -> None:
    """Give a record that came from nowhere else the hub as its source, and a number that stays."""
    if record.source_id is None:
        record.source, _made = DataSource.objects.get_or_create(
            slug=OWN_SOURCE, defaults={"name": settings.WAGTAIL_SITE_NAME}
        )
    if not record.external_id:
        record.external_id = uuid4().hex[:12]


def note_changed(*, record: Provenance, changed: Collection[str], throughout: bool = False) -> None:
    """Note that a person changed these keys of the record's snapshot; a later import leaves them alone.

    No keys, no edit. throughout: the whole record is by hand (a new one). Such a record stays so.
    """
    if not changed:
        return
    throughout = throughout or (record.edited_at is not None and not record.edited_fields)
    record.edited_at = timezone.now()
    record.edited_fields = [] if throughout else sorted({*record.edited_fields, *changed})


def note_standing(*, record: Provenance, user) -> None:
    """Note who vouches for a record and since when; nobody does for one that is not validated."""
    if record.standing != Provenance.Standing.VALIDATED:
        record.validated_by, record.validated_at = None, None
    elif record.validated_at is None:
        record.validated_by, record.validated_at = user, timezone.now()


@transaction.atomic
def add_source(*, name: str, slug: str = "", **details: str) -> DataSource:
    """A source of data by its name; the one there is when that short name is taken by the same name.

    details: publisher, url, licence, licence_url, attribution.
    """
    wanted = slug or slugify(name)[:40].strip("-") or "source"
    for number in range(1, 1000):
        slug = wanted if number == 1 else f"{wanted}-{number}"
        source, made = DataSource.objects.get_or_create(slug=slug, defaults={"name": name, **details})
        if made or source.name == name:
            return source
    raise ValueError(f"No short name is left for the source {name!r}.")
