"""What rules say to a partnership's partners: windows, rates and warnings, each with its source."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.cooperation.matching import rules
from hub.cooperation.matching.profiles import Span
from hub.cooperation.matching.rules import Doubt
from hub.cooperation.models import CooperationRule, Partner, Partnership

#: Where Doubt.NO_STRATEGY and URBAN_OUTSIDE_EU come from.
LAW = ("Regulation (EU) No 1305/2013, art. 44(2)", "https://eur-lex.europa.eu/eli/reg/2013/1305/oj")
_SENTENCES = {
    Doubt.TOO_FEW: gettext_lazy("A cooperation project needs two partners at least."),
    Doubt.NO_RULE: gettext_lazy(
        "The hub knows no rule for %(partner)s: country, period and fund have to be named, and the network of "
        "the country has to have entered what holds there."
    ),
    Doubt.NO_STRATEGY: gettext_lazy(
        "%(partner)s carries out no local development strategy; then it may not be a partner."
    ),
    Doubt.URBAN_OUTSIDE_EU: gettext_lazy(
        "%(partner)s lies in a non-rural area outside the EU; then it may not be a partner."
    ),
    Doubt.NO_JOINT_WINDOW: gettext_lazy(
        "On no day are all windows open that the hub knows. Apply one after the other, and let the first know "
        "that its approval may have to wait for the others."
    ),
}


@dataclass(frozen=True, slots=True)
class Warned:
    """A sentence, and the (name, address) of the rule that it comes from, if from one."""

    text: str
    source: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A partner with the rule that is nearest to it, and its windows from today on."""

    partner: Partner
    rule: CooperationRule | None
    windows: tuple[Span, ...]

    @property
    def applies(self) -> str:
        """When one can apply, where no window says so."""
        return self.rule.get_applications_display() if self.rule else str(_("unknown"))


@dataclass(frozen=True, slots=True)
class Checked:
    """All that rules say. joint: when all known windows are open; None where none is known. orphan: what it
    means that partners were refused, "" where none was.
    """

    rows: tuple[Row, ...]
    joint: tuple[Span, ...] | None
    warnings: tuple[Warned, ...]
    orphan: str = ""
    is_orphaned: bool = False

    @property
    def first_to_close(self) -> tuple[Row, Span] | None:
        """Whose window closes first."""
        found = [(row, span) for row in self.rows for span in row.windows[:1]]
        return min(found, key=lambda pair: pair[1].last, default=None)


def check(partnership: Partnership, today: date) -> Checked:
    """What holds for those who take part; partners are prefetched."""
    here = partnership.here
    held = list(_rules_for(here))
    facts = {rule.slug: rule for rule in held}
    partners = [_as_partner(each) for each in here]
    found = rules.assess(partners, [_as_rule(rule) for rule in held], today=today)
    by_key = {str(each.pk): each for each in here}
    rows = tuple(
        Row(each, facts[rule.slug] if (rule := found.rules[key]) else None, found.windows.get(key, ()))
        for key, each in by_key.items()
    )
    warnings = tuple(_warned(finding, by_key, facts) for finding in found.findings)
    orphan, is_orphaned = _orphan(here, partners)
    return Checked(rows, found.joint, warnings, orphan, is_orphaned)


def _rules_for(here: Iterable[Partner]) -> QuerySet[CooperationRule]:
    """Rules of the countries and periods of partners."""
    found = CooperationRule.objects.filter(
        country__in={each.country_id for each in here}, period__in={each.period_id for each in here}
    )
    return found.select_related("country", "region", "period", "fund").prefetch_related("windows")


def _as_partner(partner: Partner) -> rules.Partner:
    known = {Partner.Strategy.YES: True, Partner.Strategy.NO: False}
    rural = {Partner.Place.RURAL: True, Partner.Place.URBAN: False}
    regions = tuple(region.pk for region in partner.lag.regions.all()) if partner.lag else ()
    return rules.Partner(
        str(partner.pk),
        partner.country_id,
        regions,
        partner.period_id or "",
        partner.fund_id or "",
        is_lag=partner.lag_id is not None,
        has_strategy=known.get(partner.strategy),
        rural=rural.get(partner.place),
        in_eu=partner.country.eu_member,
    )


def _as_rule(rule: CooperationRule) -> rules.Rule:
    return rules.Rule(
        rule.slug,
        rule.period_id,
        rule.country_id or "",
        rule.region_id or "",
        rule.fund_id or "",
        covers=rule.covers,
        any_time=rule.applications == CooperationRule.Applications.ANY_TIME,
        windows=tuple(Span(window.opens, window.closes) for window in rule.windows.all()),
        source_url=rule.source_url,
        checked_on=rule.checked_on,
    )


def _warned(finding: rules.Finding, here: dict[str, Partner], facts: dict[str, CooperationRule]) -> Warned:
    text = str(_SENTENCES[finding.doubt]) % {"partner": str(here.get(finding.partner, ""))}
    if finding.doubt in (Doubt.NO_STRATEGY, Doubt.URBAN_OUTSIDE_EU):
        return Warned(text, LAW)
    if finding.doubt is Doubt.NO_RULE:
        partner = here[finding.partner]
        address = reverse("cooperation:country_rules", args=[partner.country_id])
        return Warned(text, (partner.country.name, address))
    return Warned(text)


def _orphan(here: list[Partner], partners: list[rules.Partner]) -> tuple[str, bool]:
    """What is left when those who were refused are gone."""
    refused = [each for each in here if each.is_refused]
    if not refused:
        return "", False
    orphaned, left = False, list(partners)
    for each in refused:
        _kind, finding = rules.after_refusal(left, str(each.pk))
        orphaned = orphaned or finding is not None
        left = [partner for partner in left if partner.id != str(each.pk)]
    names = ", ".join(str(each) for each in refused)
    if len(left) < 2:
        text = _(
            "Refused: %(names)s. Fewer than two partners are left, so this is no cooperation project any more: "
            "approvals of the others fall too unless a new partner is found."
        )
    elif orphaned:
        text = _(
            "Refused: %(names)s. All that are left lie in one country, so this is no transnational project any "
            "more: the others have to have their approvals changed, or find a partner abroad."
        )
    else:
        text = _(
            "Refused: %(names)s. The others can go on: take its part out of activity plan, budget and agreement, "
            "and have the approvals changed that name it."
        )
    return text % {"names": names}, orphaned
