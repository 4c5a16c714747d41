"""From what somebody typed to an idea that can be matched."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from hub.cooperation import groups, search
from hub.cooperation.models import Block
from hub.cooperation.offers import profiles as offers
from hub.cooperation.offers.queries import open_offers
from hub.lags import queries
from hub.lags.models import Lag
from hub.vocabulary.models import Theme

from .matching.pool import CONCEPT, Pool
from .matching.profiles import Idea, Profile, Span

#: Who asks without saying who they are.
NOBODY = Profile("visitor", kind="visitor")
#: A theme that was ticked counts as much as three mentions in the text.
TICKED = 3.0
#: Years that a cooperation project takes where nobody says.
USUAL_YEARS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """An idea, and the group that asks, if one does."""

    idea: Idea
    lag: Lag | None


def asked(chosen: dict[str, Any], pool: Pool) -> Asked | None:
    """The idea of a form's chosen values (`IdeaForm`); None when they tell nothing to go by.

    Without a text a group is looked for by its own profile.
    """
    lag = queries.public().prefetch_related("texts").filter(pk=chosen.get("lag") or 0).first()
    base = pool.profiles[pool.rows[groups.key(lag.pk)]] if lag and groups.key(lag.pk) in pool.rows else NOBODY
    told = ("text", "theme", "territory", "learn")
    if base is NOBODY and not any(chosen.get(name) for name in told):
        return None
    page = (get_language() or "en")[:2]
    text = chosen.get("text", "")
    if text:
        lang = search.language_of(text, page)
        tokens, words = search.analysed(text, lang)
        own = replace(base, tokens=tokens, vector=search.vector_of_query(text, lang))
    else:
        lang, own, words = page, base, _words(lag)
    own = replace(
        own,
        themes=_themes(chosen.get("theme", ()), own.tokens if text else {}) or dict(base.themes),
        seeks=base.seeks | frozenset(chosen.get("learn", ())),
        languages=base.languages | {page, lang},
    )
    return Asked(
        Idea(
            own,
            countries=frozenset(chosen.get("country", ())),
            kinds=frozenset(filter(None, (chosen.get("kind"),))),
            territories=frozenset(chosen.get("territory", ())),
            excluded=_not_for(lag),
            span=_span(chosen.get("first"), chosen.get("last")),
            near=bool(chosen.get("near")),
            words=words,
        ),
        lag,
    )


def _not_for(lag: Lag | None) -> frozenset[str]:
    """Whom a group that asks is not shown: its own offers, those that want partners from elsewhere, and groups
    that do not hear of each other.
    """
    if lag is None:
        return frozenset()
    blocks = Block.objects.filter(Q(lag=lag) | Q(blocked=lag)).values_list("lag", "blocked")
    apart = {each for pair in blocks for each in pair} - {lag.pk}
    closed = {
        offers.key(pk)
        for pk, owner, countries in open_offers().values_list("pk", "lag", "countries")
        if owner == lag.pk or owner in apart or (countries and lag.country_id not in countries)
    }
    return frozenset(closed | {groups.key(each) for each in apart})


def _themes(ticked: Iterable[str], tokens: Mapping[str, int]) -> dict[str, float]:
    """Those that a text names, by how often, and those that were ticked."""
    slugs = set(Theme.objects.values_list("pk", flat=True))
    found = Counter({slug: float(tokens[key]) for slug in slugs if (key := f"{CONCEPT}{slug}") in tokens})
    for slug in ticked:
        found[slug] += TICKED
    return dict(found)


def _words(lag: Lag | None) -> dict[str, str]:
    """Words of a group's own texts by their tokens."""
    found: dict[str, str] = {}
    for text in lag.texts.all() if lag else ():
        found |= search.analysed(f"{text.summary}\n{text.description}", text.lang)[1]
    return found


def _span(first: int | None, last: int | None) -> Span | None:
    """Whole years; where one end is open, as long as a project usually takes."""
    if not (first or last):
        return None
    first = first or last - USUAL_YEARS + 1
    return Span(date(first, 1, 1), date(last or first + USUAL_YEARS - 1, 12, 31))
