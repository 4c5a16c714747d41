"""What a person's hand leaves on a record's provenance. In memory only; the caller saves."""

from collections.abc import Collection
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

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
