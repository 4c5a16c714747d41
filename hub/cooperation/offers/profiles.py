"""Open offers as profiles, to be proposed beside groups."""

from collections.abc import Iterator

from django.db.models import Count, Max
from django.utils import timezone

from hub.cooperation import search as texts
from hub.cooperation.matching.profiles import Profile, Span
from hub.cooperation.models import Offer

from . import queries


def key(offer_id: int) -> str:
    """The id of an offer's profile."""
    return f"offer:{offer_id}"


def version() -> tuple:
    """Changes whenever an offer is opened, closed or changed; and every day, for some run out."""
    told = queries.open_offers().aggregate(Count("pk"), Max("updated_at"))
    return timezone.localdate(), *told.values()


def profiles() -> Iterator[Profile]:
    """All open offers, in a few queries for all of them."""
    offers = list(queries.whole(queries.open_offers()).prefetch_related("lag__periods__funds"))
    told = [
        [(text.lang, f"{text.summary}\n{text.description}") for text in offer.texts.all()] for offer in offers
    ]
    vectors = texts.known_vectors(told)
    return (profile(offer, said, vector) for offer, said, vector in zip(offers, told, vectors, strict=True))


def profile(offer: Offer, told: list[tuple[str, str]], vector=None) -> Profile:
    """An offer as a profile; `told`: (language, text) of what it says.

    Its group's place and territory count, for that is where the work will be. Whoever offers know-how, a visit
    or mentoring gives its themes.
    """
    lag, themes = offer.lag, [theme.pk for theme in offer.themes.all()]
    tokens = texts.counted([(text.lang, text.title) for text in offer.texts.all()] + told)
    return Profile(
        key(offer.pk),
        kind="offer",
        country=lag.country_id,
        point=None if lag.lat is None else (lag.lat, lag.lon),
        territory_kinds=frozenset(lag.territory_kinds),
        languages=frozenset((offer.lang, *offer.languages)),
        themes=dict.fromkeys(themes, 1.0),
        gives=frozenset(() if offer.kind == Offer.Kind.PARTNERS else themes),
        tokens=tokens,
        vector=vector,
        funds=frozenset(fund.pk for period in lag.periods.all() for fund in period.funds.all()),
        spans=(Span(offer.start, offer.end),) if offer.start and offer.end else (),
        renewed=timezone.localtime(offer.published_at).date(),
    )
