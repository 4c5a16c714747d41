"""What came of offers: counted for the groups that somebody tends."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from hub.cooperation.models import Interest, Offer
from hub.lags.models import Lag
from hub.networks.scope import Scope
from hub.vocabulary.models import Theme


@dataclass(frozen=True, slots=True)
class Figures:
    """offers: ever published. open: that take interest now. answered_in: the middle one of the times that first
    answers took, None while there are none.
    """

    offers: int
    open: int
    interests: int
    accepted: int
    answered_in: timedelta | None


def of_scope(scope: Scope) -> tuple[Figures, list[tuple[Theme, Figures]]]:
    """(all together, by theme with most offers first) of the groups in a scope; in four queries."""
    lags = scope.narrow(Lag.objects.all())
    offers = list(Offer.objects.filter(lag__in=lags.values("pk")).exclude(published_at=None).order_by("pk"))
    themes = {theme.pk: theme for theme in Theme.objects.defer("words")}
    interests: dict[int, list[Interest]] = defaultdict(list)
    for interest in Interest.objects.filter(offer__in=[offer.pk for offer in offers]):
        interests[interest.offer_id].append(interest)
    by_theme: dict[str, list[Offer]] = defaultdict(list)
    known = {offer.pk: offer for offer in offers}
    for offer, theme in Offer.themes.through.objects.filter(offer__in=known).values_list("offer", "theme"):
        by_theme[theme].append(known[offer])
    told = [(themes[slug], _count(held, interests)) for slug, held in by_theme.items()]
    return _count(offers, interests), sorted(told, key=lambda pair: (-pair[1].offers, str(pair[0])))


def _count(offers: Iterable[Offer], interests: dict[int, list[Interest]]) -> Figures:
    offers = list(offers)
    held = [interest for offer in offers for interest in interests[offer.pk]]
    times = [interest.waited for interest in held if interest.waited is not None]
    return Figures(
        offers=len(offers),
        open=sum(offer.is_open for offer in offers),
        interests=len(held),
        accepted=sum(interest.state == Interest.State.ACCEPTED for interest in held),
        answered_in=median(times) if times else None,
    )
