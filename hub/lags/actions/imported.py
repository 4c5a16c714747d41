"""Groups from registers: made, changed and put back from snapshots, each time with a revision."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from hub.core.snapshots import Snapshot
from hub.lags import search
from hub.lags.events import changed
from hub.lags.models import Lag, LagPeriod, LagText
from hub.lags.snapshots import PERIOD_FIELDS, SCALARS, TEXT_FIELDS


@transaction.atomic
def create_lag(*, source_id: int, external_id: str, fingerprint: str, snapshot: Snapshot, user=None) -> int:
    """Make a live group; its id. Raises IntegrityError when the source has that number already."""
    lag = Lag.objects.create(
        source_id=source_id,
        external_id=external_id,
        source_fingerprint=fingerprint,
        standing=Lag.Standing.IMPORTED,
        **{name: snapshot.get(name, empty) for name, empty in SCALARS.items()},
    )
    _write_children(lag.pk, snapshot)
    _keep_revision(lag.pk, "wagtail.create", user)
    search.enqueue([lag.pk])
    return lag.pk


@transaction.atomic
def update_lag(
    *, lag_id: int, values: Snapshot, fingerprint: str | None = None, forget_edits: bool = False, user=None
) -> None:
    """Set the given keys of a snapshot on the live group; None removes a text or a period.

    An unpublished draft stays the latest revision; what was set is in the revision before it.
    """
    scalars: dict[str, Any] = {name: value for name, value in values.items() if name in SCALARS}
    if fingerprint is not None:
        scalars["source_fingerprint"] = fingerprint
    if forget_edits:
        scalars |= {"edited_at": None, "edited_fields": []}
    Lag.objects.filter(pk=lag_id).update(**scalars, updated_at=timezone.now())
    if "country_id" in scalars:
        LagPeriod.objects.filter(lag=lag_id).update(country_id=scalars["country_id"])
    _write_children(lag_id, values)
    _keep_revision(lag_id, "wagtail.edit", user)
    search.enqueue([lag_id])
    changed.send(Lag, lag_id=lag_id, fields=list(values))


@transaction.atomic
def note_source(*, lag_id: int, fingerprint: str) -> None:
    """Note which row of the source the group was last compared with; no change of the record."""
    Lag.objects.filter(pk=lag_id).update(source_fingerprint=fingerprint)


@transaction.atomic
def delete_lags(*, ids: Collection[int]) -> None:
    """Delete groups with all that hangs on them, revisions included; their projects stay without a group."""
    for lag in Lag.objects.filter(pk__in=list(ids)):
        lag.delete()
    search.enqueue(ids)


def _write_children(lag_id: int, values: Snapshot) -> None:
    if "regions" in values:
        Lag.objects.only("pk").get(pk=lag_id).regions.through.objects.filter(lag=lag_id).delete()
        through = Lag.regions.through
        through.objects.bulk_create(through(lag_id=lag_id, region_id=code) for code in values["regions"])
    for key, value in values.items():
        if key.startswith("text."):
            _write_text(lag_id, key[5:], value)
        elif key.startswith("period."):
            _write_period(lag_id, key[7:], value)


def _write_text(lag_id: int, lang: str, value: dict | None) -> None:
    if value is None:
        LagText.objects.filter(lag=lag_id, lang=lang).delete()
        return
    fields = {name: value.get(name) or "" for name in TEXT_FIELDS}
    LagText.objects.update_or_create(lag_id=lag_id, lang=lang, defaults=fields)


def _write_period(lag_id: int, code: str, value: dict | None) -> None:
    if value is None:
        LagPeriod.objects.filter(lag=lag_id, period=code).delete()
        return
    fields = {name: value.get(name, empty) for name, empty in PERIOD_FIELDS.items()}
    funds = fields.pop("funds") or []
    fields["lead_fund_id"] = funds[0] if funds else None
    period = LagPeriod.objects.filter(lag=lag_id, period=code).first()
    if period is None:
        period = LagPeriod(lag_id=lag_id, period_id=code)
    for name, given in fields.items():
        setattr(period, name, given)
    period.save()
    through = LagPeriod.funds.through
    through.objects.filter(lagperiod=period).delete()
    through.objects.bulk_create(through(lagperiod=period, fund_id=fund) for fund in dict.fromkeys(funds))


def _keep_revision(lag_id: int, action: str, user) -> None:
    """A revision of what is live now. save_revision takes it for an unpublished draft, so that is put right."""
    lag = Lag.objects.get(pk=lag_id)
    draft = lag.latest_revision_id if lag.has_unpublished_changes else None
    revision = lag.save_revision(user=user, clean=False, log_action=action)
    now = timezone.now()
    Lag.objects.filter(pk=lag_id).update(
        live_revision=revision,
        latest_revision_id=draft or revision.pk,
        has_unpublished_changes=draft is not None,
        last_published_at=now,
        first_published_at=Coalesce("first_published_at", now),
    )
