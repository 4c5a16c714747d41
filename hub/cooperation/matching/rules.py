"""Rules of a set of partners: what kind of cooperation they make, whose window is when, what warns them.

Findings warn, they never block; each names the source of its rule and when somebody last read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import reduce

from .profiles import Span

INTER_TERRITORIAL, TRANSNATIONAL, BOTH = "inter-territorial", "transnational", "both"


@dataclass(frozen=True, slots=True)
class Partner:
    """One of those who cooperate.

    country: Eurostat code. regions: NUTS codes. period, fund: of its money, "" where not known. is_lag: a local
    action group; others need a strategy of their own (`has_strategy`) and lie in a rural area anywhere or in a
    non-rural one of the EU (`rural`, `in_eu`). None: not known.
    """

    id: str
    country: str
    regions: tuple[str, ...] = ()
    period: str = ""
    fund: str = ""
    is_lag: bool = True
    has_strategy: bool | None = None
    rural: bool | None = None
    in_eu: bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as facts; empty texts mean any, None means unknown. Windows are days in which one can apply."""

    slug: str
    period: str
    country: str = ""
    region: str = ""
    fund: str = ""
    covers: str = BOTH
    any_time: bool = False
    windows: tuple[Span, ...] = ()
    rate_percent: Decimal | None = None
    ceiling: Decimal | None = None
    currency: str = "EUR"
    preparatory: bool | None = None
    source_url: str = ""
    checked_on: date | None = None


class Doubt(StrEnum):
    """What may stand in the way."""

    TOO_FEW = "too-few"
    NO_RULE = "no-rule"
    NO_STRATEGY = "no-strategy"
    URBAN_OUTSIDE_EU = "urban-outside-eu"
    NO_JOINT_WINDOW = "no-joint-window"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Finding:
    """A warning about one partner, or about all of them (""), with the rule it comes from, if from one."""

    doubt: Doubt
    partner: str = ""
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """kind: "" with fewer than two partners. rules: for each partner the nearest rule that fits, if any.
    windows: from today on, of those whose windows are known. joint: when all of these are open at once; None
    where no partner's windows are known.
    """

    kind: str
    rules: dict[str, Rule | None] = field(default_factory=dict)
    windows: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    joint: tuple[Span, ...] | None = None
    findings: tuple[Finding, ...] = ()


def kind_of(partners: Sequence[Partner]) -> str:
    """Derived from the partners, never typed in: one country is inter-territorial, several are transnational."""
    if len(partners) < 2:
        return ""
    return INTER_TERRITORIAL if len({partner.country for partner in partners}) == 1 else TRANSNATIONAL


def rule_for(partner: Partner, kind: str, rules: Sequence[Rule]) -> Rule | None:
    """The nearest rule: of its region before its country, of its fund before any, of this kind before both."""
    fitting = [rule for rule in rules if _fits(rule, partner, kind)]
    return max(
        fitting, key=lambda rule: (len(rule.region), bool(rule.fund), rule.covers == kind), default=None
    )


def assess(partners: Sequence[Partner], rules: Sequence[Rule], *, today: date) -> Assessment:
    """What holds for these partners together, from today on."""
    kind = kind_of(partners)
    found = {partner.id: rule_for(partner, kind, rules) for partner in partners}
    windows = {
        partner: tuple(span for span in rule.windows if span.last >= today)
        for partner, rule in found.items()
        if rule is not None and rule.windows and not rule.any_time
    }
    joint = reduce(_overlap, windows.values()) if windows else None
    findings = [*_about_all(partners, joint), *_about_each(partners, found)]
    return Assessment(kind, found, windows, joint, tuple(findings))


def after_refusal(partners: Sequence[Partner], refused: str) -> tuple[str, Finding | None]:
    """(the kind that is left, what to warn of) when one partner is refused: the others may be orphans.

    An orphan has no partner left, or is no longer what was applied for: then the approvals of the others fall too.
    """
    left = [partner for partner in partners if partner.id != refused]
    kind = kind_of(left)
    return kind, None if kind == kind_of(partners) else Finding(Doubt.ORPHAN, refused)


def _fits(rule: Rule, partner: Partner, kind: str) -> bool:
    return (
        rule.country == partner.country
        and rule.period == partner.period
        and rule.fund in ("", partner.fund)
        and rule.covers in (BOTH, kind)
        and (not rule.region or any(code.startswith(rule.region) for code in partner.regions))
    )


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = (
        Span(max(mine.first, theirs.first), min(mine.last, theirs.last)) for mine in one for theirs in other
    )
    return tuple(sorted(span for span in pairs if span.first <= span.last))


def _about_all(partners: Sequence[Partner], joint: tuple[Span, ...] | None) -> list[Finding]:
    found = []
    if len(partners) < 2:
        found.append(Finding(Doubt.TOO_FEW))
    if joint == ():
        found.append(Finding(Doubt.NO_JOINT_WINDOW))
    return found


def _about_each(partners: Sequence[Partner], rules: dict[str, Rule | None]) -> list[Finding]:
    """Who is no group needs a strategy and a place that counts (Reg. (EU) No 1305/2013 art. 44(2))."""
    found = []
    for partner in partners:
        rule = rules[partner.id]
        if partner.is_lag and rule is None:
            found.append(Finding(Doubt.NO_RULE, partner.id))
        if not partner.is_lag and partner.has_strategy is False:
            found.append(Finding(Doubt.NO_STRATEGY, partner.id, rule))
        if not partner.is_lag and partner.rural is False and partner.in_eu is False:
            found.append(Finding(Doubt.URBAN_OUTSIDE_EU, partner.id, rule))
    return found
