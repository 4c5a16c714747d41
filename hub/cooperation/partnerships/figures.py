"""What becomes of cooperation in a network's area."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from hub.cooperation.models import Partnership
from hub.networks.scope import Scope
from hub.vocabulary.models import Theme

from .budgets import budget_of


@dataclass(frozen=True, slots=True)
class Figures:
    """stages: (label, partnerships) in the order of the road; themes: (theme or None, partnerships), most first.
    groups: how many of the network's own take part; countries: of all partners; euro: budgets together.
    """

    total: int
    public: int
    groups: int
    countries: int
    euro: Decimal
    stages: list[tuple[str, int]]
    themes: list[tuple[Theme | None, int]]


def figures(partnerships: Iterable[Partnership], scope: Scope) -> Figures:
    """Of partnerships with partners, regions of their groups and themes prefetched."""
    held = list(partnerships)
    at = Counter(each.stage for each in held)
    themes: Counter[Theme | None] = Counter()
    groups, countries = set(), set()
    for each in held:
        themes.update(list(each.themes.all()) or [None])
        countries |= {partner.country_id for partner in each.here}
        groups |= {
            partner.lag_id for partner in each.here if partner.lag and scope.covers_record(partner.lag)
        }
    return Figures(
        total=len(held),
        public=sum(each.is_public for each in held),
        groups=len(groups),
        countries=len(countries),
        euro=sum((budget_of(each).total_eur for each in held), Decimal(0)),
        stages=[(str(stage.label), at[stage]) for stage in Partnership.Stage if at[stage]],
        themes=sorted(themes.items(), key=lambda pair: (-pair[1], str(pair[0] or ""))),
    )
