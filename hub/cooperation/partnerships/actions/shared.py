"""What all partners of a partnership share: founding it, its plan, texts, stage and outcomes.

Views ask `permissions.partnerships` first. Whoever saves says which version they saw; nothing is overwritten
unseen.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from hub.cooperation.models import Partner, Partnership, PartnershipText, StageChange
from hub.cooperation.partnerships import history, letters, search
from hub.core import signs
from hub.core.actions import identify
from hub.core.models import DataSource
from hub.lags.models import Lag

PLAN = ("title", "start_on", "months")
TEXT = ("title", "summary", "objectives", "activities")


class Changed(Exception):
    """Somebody saved meanwhile; `current` is the record as it is now."""

    def __init__(self, current):
        super().__init__(str(current))
        self.current = current


@transaction.atomic
def found(
    *,
    user,
    lag: Lag,
    title: str,
    partners: Iterable[Lag] = (),
    agreed: bool = False,
    lang: str = "en",
    texts: Mapping[str, Mapping[str, str]] | None = None,
    themes: Iterable[str] = (),
    start_on: date | None = None,
    months: int | None = None,
    stage: str = Partnership.Stage.IDEA,
    source: DataSource | None = None,
    external_id: str = "",
) -> Partnership:
    """Found a partnership that `lag` leads.

    partners: groups that are invited, but for those that want to hear no more of the lead; with `agreed` (an
    interest was accepted, say) they take part at once. texts: language -> fields of `PartnershipText`; without
    any there is one in `lang` with the title. themes: slugs. source, external_id: where a sample comes from,
    else the hub.
    """
    from . import partners as parts

    partnership = Partnership(
        title=Truncator(title).chars(200), lang=lang, start_on=start_on, months=months, stage=stage,
        source=source, external_id=external_id,
    )  # fmt: skip
    identify(record=partnership)
    partnership.save()
    partnership.themes.set(themes)
    for code, fields in (texts or {lang: {}}).items():
        PartnershipText.objects.create(
            **{"partnership": partnership, "lang": code, "title": partnership.title, **fields}
        )
    StageChange.objects.create(partnership=partnership, stage=stage, on=timezone.localdate())
    lead = parts.seat(partnership, lag, role=Partner.Role.LEAD, state=Partner.State.JOINED)
    history.note(partnership, "partnership.found", user=user, partner=lead.name)
    for each in partners:
        if agreed:
            joined = parts.seat(partnership, each, state=Partner.State.JOINED)
            history.note(partnership, "partnership.join", user=user, partner=joined.name)
            letters.tell(
                partnership, "partnership-founded", groups=[each.pk], but=user, lead=lead.name,
                partner=joined.name,
            )  # fmt: skip
        else:
            with suppress(parts.Blocked):
                parts.invite(user=user, partnership=partnership, lag=each)
    settle(partnership)
    return partnership


@transaction.atomic
def change_plan(
    *, user, partnership: Partnership, version: int, themes: Iterable[str] | None = None, **fields
) -> None:
    """Change the shared title, start and length, and the themes. fields: some of `PLAN`. Raises Changed."""
    before = {**history.values(partnership, fields), "themes": _themes(partnership)}
    _claim(Partnership, partnership, version, fields)
    if themes is not None:
        partnership.themes.set(themes)
    after = {name: history.plain(value) for name, value in fields.items()}
    after["themes"] = _themes(partnership)
    history.note(partnership, "partnership.plan", user=user, before=before, after=after)
    settle(partnership)


@transaction.atomic
def write_text(
    *, user, partnership: Partnership, lang: str, version: int, fields: Mapping[str, str]
) -> PartnershipText:
    """Write what the project is about in a language; version 0 for a language that has no text yet.

    fields: `TEXT`. Raises Changed when somebody wrote there meanwhile.
    """
    held = partnership.texts.filter(lang=lang).first()
    if held is None:
        held = PartnershipText.objects.create(partnership=partnership, lang=lang, **fields)
        before = {}
    elif version == 0:
        raise Changed(held)
    else:
        before = history.values(held, TEXT)
        _claim(PartnershipText, held, version, fields)
        held.refresh_from_db()
    after = history.values(held, TEXT)
    history.note(partnership, "partnership.text", user=user, before=before, after=after, lang=lang)
    settle(partnership)
    return held


@transaction.atomic
def move_on(*, user, partnership: Partnership, version: int, stage: str, on: date | None = None) -> None:
    """Come to another stage on a day, today if none is named. Raises Changed."""
    before = history.values(partnership, ("stage",))
    _claim(Partnership, partnership, version, {"stage": stage})
    change = StageChange.objects.create(partnership=partnership, stage=stage, on=on or timezone.localdate())
    history.note(partnership, "partnership.stage", user=user, before=before, after={"stage": stage})
    letters.tell(
        partnership, "partnership-stage", groups=letters.groups_in(partnership), but=user,
        key=str(change.pk),
    )  # fmt: skip
    settle(partnership)


@transaction.atomic
def note_outcomes(*, user, partnership: Partnership, projects: Iterable[int]) -> None:
    """Say which projects of the catalogue came of it."""
    before = {"projects": _titles(partnership)}
    partnership.projects.set(projects)
    history.note(
        partnership, "partnership.plan", user=user, before=before, after={"projects": _titles(partnership)}
    )
    settle(partnership)


@transaction.atomic
def delete(*, partnership: Partnership) -> None:
    """Delete a partnership with all that hangs on it: samples that go."""
    pk = partnership.pk
    partnership.delete()
    search.enqueue([pk])


def settle(partnership: Partnership) -> None:
    """Find out anew whether it is public (two or more take part, and every group of them agreed); tell the
    search."""
    lock(partnership)
    here = Partner.objects.filter(partnership=partnership, state=Partner.State.JOINED)
    silent = here.filter(lag__isnull=False, consented_at=None)
    partnership.is_public = here.count() > 1 and not silent.exists()
    # Saved as a whole row, so that pages that are kept hear of it.
    partnership.save(update_fields=["is_public", "updated_at"])
    search.enqueue([partnership.pk])


def lock(partnership: Partnership) -> None:
    """Let others who change partners of it wait until this transaction is done."""
    list(Partnership.objects.select_for_update().filter(pk=partnership.pk).values_list("pk"))


def _claim(model, record, version: int, fields: Mapping) -> None:
    """Write fields if nobody has since `version`; the record in memory follows. Raises Changed."""
    # What `save` would take out of texts, this takes out by itself.
    fields = {name: signs.shown(value) if isinstance(value, str) else value for name, value in fields.items()}
    seen = model.objects.filter(pk=record.pk, version=version)
    if not seen.update(**fields, version=F("version") + 1):
        raise Changed(model.objects.get(pk=record.pk))
    for name, value in fields.items():
        setattr(record, name, value)
    record.version = version + 1


def _titles(partnership: Partnership) -> str:
    return "; ".join(partnership.projects.order_by("pk").values_list("title", flat=True))


def _themes(partnership: Partnership) -> str:
    return "; ".join(partnership.themes.order_by("pk").values_list("pk", flat=True))
