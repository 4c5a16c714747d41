"""The best partners and offers for a group: by its profile, or by one of its own offers."""

from collections.abc import Mapping
from dataclasses import replace

from hub.cooperation import ideas
from hub.cooperation import search as texts
from hub.cooperation.matching import rank, weights
from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Span
from hub.cooperation.matching.rank import Match
from hub.cooperation.models import MatchChoice, Offer
from hub.lags.models import Lag

from . import profiles

#: A criterion counts from not at all to twice as much as usual.
USUAL, MOST = 5, 10
#: Groups and offers that are shown at once; each kind has a list of its own, as they are seldom alike in what
#: is known of them.
LISTS = ((frozenset({"lag", "flag"}), 12), (frozenset({"offer"}), 8))


def found(
    lag: Lag, offer: Offer | None, pool: Pool, changed: Mapping[str, int]
) -> tuple[Idea | None, list[list[Match]]]:
    """(what is asked, the best groups and the best offers) for a group, or for an offer of it.

    Whom the group has dismissed is left out. changed: criterion -> 0 to `MOST` for those that do not count as usual.
    """
    asked = ideas.asked({"lag": lag.pk}, pool)
    if asked is None:
        return None, [[], []]
    dismissed = MatchChoice.objects.filter(lag=lag, choice=MatchChoice.Choice.DISMISSED)
    idea = replace(
        asked.idea, excluded=asked.idea.excluded | set(dismissed.values_list("profile", flat=True))
    )
    if offer is not None:
        idea = _of_offer(idea, offer)
    counted = weighed(changed)
    return idea, [rank.best(replace(idea, kinds=kinds), pool, counted, take=most) for kinds, most in LISTS]


def weighed(changed: Mapping[str, int]) -> dict[str, float]:
    """The hub's weights with somebody's changes."""
    return {name: weight * changed.get(name, USUAL) / USUAL for name, weight in weights.SITE.items()}


def _of_offer(idea: Idea, offer: Offer) -> Idea:
    """What a group's offer asks for, by the group: who it is stays, what it says is the offer's."""
    told = [(text.lang, f"{text.summary}\n{text.description}") for text in offer.texts.all()]
    of_offer = profiles.profile(offer, told, texts.known_vectors([told])[0])
    own = replace(
        idea.own,
        themes=of_offer.themes or idea.own.themes,
        gives=of_offer.gives,
        tokens=of_offer.tokens,
        vector=of_offer.vector if of_offer.vector is not None else idea.own.vector,
        languages=of_offer.languages | idea.own.languages,
    )
    words: dict[str, str] = {}
    for lang, text in told:
        words |= texts.analysed(text, lang)[1]
    return replace(
        idea,
        own=own,
        countries=frozenset(offer.countries),
        territories=frozenset(offer.territory_kinds),
        span=Span(offer.start, offer.end) if offer.start and offer.end else idea.span,
        words=words,
    )
