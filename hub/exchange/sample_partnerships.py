"""The sample partnerships: of the sample groups, at different stages; development and shows only."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import Partner, Partnership, StageChange
from hub.cooperation.models.partner import SOURCES
from hub.cooperation.partnerships import actions
from hub.core.models import DataSource
from hub.lags.models import Lag
from hub.projects.models import Project

FILES = Path(__file__).parent / "demo" / "partnerships"
APPROVALS = {
    "not-applied": Partner.Approval.NONE,
    "applied": Partner.Approval.WAITING,
    "approved": Partner.Approval.APPROVED,
    "refused": Partner.Approval.REFUSED,
    "not-needed": Partner.Approval.NOT_NEEDED,
}


@transaction.atomic
def bring_in(source: DataSource) -> int:
    """Add the sample partnerships that are not there yet and whose groups are; how many."""
    known = set(Partnership.objects.filter(source=source).values_list("external_id", flat=True))
    lags = {lag.name: lag for lag in Lag.objects.filter(source=source, live=True)}
    made = 0
    for path in sorted(FILES.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        groups = {each["lag"] for each in told["partners"] if "lag" in each}
        if path.stem not in known and groups <= set(lags):
            _write(told, path.stem, source, lags)
            made += 1
    return made


def take_out(source: DataSource) -> None:
    """Delete the sample partnerships."""
    for partnership in Partnership.objects.filter(source=source):
        actions.delete(partnership=partnership)


def _write(told: dict, number: str, source: DataSource, lags: dict[str, Lag]) -> None:
    own = {name: told[name] for name in ("title", "summary", "objectives", "activities")}
    english = {"title": told["title_en"], "summary": told["summary_en"]}
    partnership = actions.found(
        user=None,
        lag=lags[told["lead"]],
        title=told["title_en"],
        partners=[
            lags[each["lag"]] for each in told["partners"] if each.get("lag", told["lead"]) != told["lead"]
        ],
        agreed=True,
        lang=told["lang"],
        texts={"en": english} | {told["lang"]: own},
        themes=told["themes"],
        start_on=date.fromisoformat(f"{told['start']}-01"),
        months=told["months"],
        stage=told["stage"],
        source=source,
        external_id=number,
    )
    for each in told["partners"]:
        if "lag" in each:
            seat = partnership.partners.get(lag=lags[each["lag"]])
        else:
            seat = actions.name_outside(
                user=None, partnership=partnership, name=each["organisation"], country=each["country"],
                strategy=Partner.Strategy.YES, place=Partner.Place.RURAL,
            )  # fmt: skip
        _money_and_approval(seat, each, shown=told["public"])
    _history(partnership, told["history"])
    projects = Project.objects.filter(source=source, texts__title__in=told.get("projects", ()))
    partnership.projects.set(projects.distinct())
    actions.settle(partnership)


def _money_and_approval(partner: Partner, told: dict, *, shown: bool) -> None:
    days = told["approval_deadline_days"]
    partner.currency = told["currency"]
    for name in SOURCES:
        setattr(partner, name, Decimal(told["budget"][name]))
    partner.approval = APPROVALS[told["approval"]]
    partner.deadline = None if days is None else timezone.localdate() + timedelta(days=days)
    partner.consented_at = timezone.now() if shown and partner.lag_id else None
    partner.save()


def _history(partnership: Partnership, told: list[dict]) -> None:
    partnership.stage_changes.all().delete()
    StageChange.objects.bulk_create(
        StageChange(partnership=partnership, stage=each["stage"], on=date.fromisoformat(each["on"]))
        for each in told
    )
