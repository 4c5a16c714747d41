"""The sample offers: of the sample groups, in their languages; development and shows only."""

import json
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from hub.cooperation.models import Offer, OfferText
from hub.cooperation.offers import actions
from hub.core.models import DataSource
from hub.lags.models import Lag
from hub.projects.models import Project

FILES = Path(__file__).parent / "demo" / "offers"
#: Fields that a file calls as the record does.
PLAIN = (
    "kind", "stage", "partner_kinds", "countries", "territory_kinds", "languages", "partners_required",
    "partners_found", "months", "budget_eur", "themes",
)  # fmt: skip


@transaction.atomic
def bring_in(source: DataSource) -> int:
    """Publish the sample offers that are not there yet and whose groups are; how many."""
    lags = {lag.name: lag for lag in Lag.objects.filter(source=source, live=True)}
    known = set(Offer.objects.filter(lag__source=source).values_list("lag__name", "title"))
    told = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FILES.glob("*.json"))]
    new = [each for each in told if each["lag"] in lags and (each["lag"], each["title"]) not in known]
    for each in new:
        _write(each, lags[each["lag"]])
    return len(new)


def take_out(source: DataSource) -> None:
    """Delete the offers of the sample groups that nobody has written here."""
    for offer in Offer.objects.filter(lag__source=source, author=None):
        actions.offers.delete(offer=offer)


def _write(told: dict, lag: Lag) -> None:
    fields = {name: told[name] for name in PLAIN}
    fields["reply_by"] = timezone.localdate() + timedelta(days=told["reply_within_days"])
    if told.get("start"):
        fields["start"] = date.fromisoformat(f"{told['start']}-01")
    own = {name: told[name] for name in ("title", "summary", *OfferText.SECTIONS)}
    english = {"title": told["title_en"], "summary": told["summary_en"]}
    offer = actions.offers.begin(
        user=None, lag=lag, lang=told["lang"], fields=fields,
        texts={"en": english, told["lang"]: own} if told["lang"] != "en" else {"en": own},
        project=Project.objects.filter(lag=lag, title=told.get("project") or None).first(),
    )  # fmt: skip
    actions.offers.publish_unjudged(offer=offer)
