"""Reasons and parts of a score in the reader's language."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hub.core import formats
from hub.core.languages import name_of
from hub.lags.models import Lag
from hub.vocabulary.loading import fund_labels

from . import search
from .matching.criteria import Reason
from .matching.pool import CONCEPT
from .matching.profiles import Idea
from .matching.rank import Match

#: What each criterion is called.
NAMES = {
    "themes": _("Shared themes"),
    "knowhow": _("Know-how"),
    "text": _("Likeness of words"),
    "meaning": _("Likeness of meaning"),
    "territory": _("Kind of territory"),
    "languages": _("Languages"),
    "timing": _("Timing"),
    "partners": _("Partners before"),
    "distance": _("Nearness"),
    "funds": _("Funds"),
    "experience": _("Experience of cooperation"),
    "activity": _("Profile kept up to date"),
}
_SENTENCES = {
    "themes": _("Works on %(what)s"),
    "knowhow": _("Know-how that one can give the other: %(what)s"),
    "text": _("Tells of the same: %(what)s"),
    "meaning": _("Its texts mean much the same, whatever their language"),
    "territory": _("Territory: %(what)s"),
    "languages": _("A language in common: %(what)s"),
    "timing": _("Has money to spend from %(first)s to %(last)s"),
    "partners": _("You have worked together before"),
    "distance": _("%(km)s km away"),
    "funds": _("Money of the same fund: %(what)s"),
}
#: Pieces of evidence that are named of a reason.
NAMED = 4
NEUTRAL = _("Not known of this group: counted as the mean of the others")
NEWCOMER = pgettext_lazy("partner", "New to cooperation, as far as the hub knows")


def sentence(reason: Reason, idea: Idea) -> str:
    """A reason in words: "Works on rural tourism and crafts"."""
    values: dict[str, Any] = {}
    if reason.evidence and reason.criterion in _LABELS:
        labels = _LABELS[reason.criterion](reason.evidence, idea)
        values["what"] = ", ".join(list(dict.fromkeys(labels))[:NAMED])
    if reason.criterion == "distance":
        values["km"] = formats.number(round(reason.figures["km"]))
    if reason.criterion == "timing":
        values |= {name: formats.day(date.fromordinal(int(day))) for name, day in reason.figures.items()}
    return str(_SENTENCES[reason.criterion]) % values


def parts(match: Match) -> list[tuple[str, int]]:
    """(criterion, hundredths of the highest score there can be), what adds most first; nothing that adds nothing.

    Last what is added for all that is not known.
    """
    shares = [(str(NAMES[name]), round(part * 100)) for name, part in match.parts.items()]
    told = sorted((pair for pair in shares if pair[1]), key=lambda pair: -pair[1])
    neutral = round(match.neutral * 100)
    return [*told, (str(NEUTRAL), neutral)] if neutral else told


def _concepts(slugs: Iterable[str], idea: Idea) -> list[str]:
    return [search.label_of(slug, _lang()) for slug in slugs]


def _tokens(tokens: Iterable[str], idea: Idea) -> list[str]:
    """Concepts by their names, words as they were written."""
    return [
        search.label_of(token.removeprefix(CONCEPT), _lang())
        if token.startswith(CONCEPT)
        else idea.words[token]
        for token in tokens
    ]


def _territories(kinds: Iterable[str], idea: Idea) -> list[str]:
    return [str(Lag.TerritoryKind(kind).label) for kind in kinds if kind in Lag.TerritoryKind]


def _languages(codes: Iterable[str], idea: Idea) -> list[str]:
    # The reader's own first, which tells most.
    ordered = sorted(codes, key=lambda code: (code != _lang(), code == "en", code))
    return [name_of(code, _lang()) for code in ordered]


def _funds(codes: Iterable[str], idea: Idea) -> list[str]:
    return [fund_labels(_lang()).get(code, code) for code in codes]


_LABELS: dict[str, Callable[[Iterable[str], Idea], list[str]]] = {
    "themes": _concepts,
    "knowhow": _concepts,
    "text": _tokens,
    "territory": _territories,
    "languages": _languages,
    "funds": _funds,
}


def _lang() -> str:
    return (get_language() or "en")[:2]
