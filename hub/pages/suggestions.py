"""What is proposed while somebody types: themes and concepts, places, records."""

from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.core.addresses import address_of
from hub.places.names import country_name

from . import concept_words, gazetteer, labels, nearby, search

#: Letters from which on anything is proposed, and those that are read.
SHORTEST, LONGEST = 2, 80
#: Proposals of each group.
THEMES, PLACES, RECORDS = 3, 3, 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a proposal leads, what it is called, and a word on it; `lang` of the label, "" for the page's."""

    link: str
    label: object
    note: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals of one sort. `name` is what the page calls the group among its parts."""

    name: str
    label: str
    proposals: list[Proposal] = field(default_factory=list)


def proposed(text: str) -> list[Group]:
    """Groups of proposals for what was typed so far, without empty ones; none for less than two letters.

    While the engine is away there are no records among them.
    """
    typed = " ".join(text[:LONGEST].replace("\x00", " ").split())
    if len(typed) < SHORTEST:
        return []
    groups = (
        Group("themes", _("Themes"), _themes(typed)),
        Group("places", _("Places"), _places(typed)),
        Group("records", _("Records"), _records(typed)),
    )
    return [group for group in groups if group.proposals]


def _themes(typed: str) -> list[Proposal]:
    return [
        Proposal(reverse("pages:theme", args=[name.theme]), name.label, _("theme"))
        if name.theme
        else Proposal(_search(q=name.label), name.label)
        for name in concept_words.begun(typed, THEMES)
    ]


def _places(typed: str) -> list[Proposal]:
    return [_place(place) for place in gazetteer.begun(typed, PLACES)]


def _place(place: gazetteer.Place) -> Proposal:
    note = ", ".join(filter(None, (str(place.kind.label), place.country_name)))
    if place.kind == gazetteer.Kind.REGION:
        return Proposal(_search(region=place.region), place.name, note)
    if place.point:
        return Proposal(_search(place=nearby.as_text(place.point, place.name)), place.name, note)
    return Proposal(f"{reverse('pages:which_lag')}?{_query(q=place.name)}", place.name, note)


def _records(typed: str) -> list[Proposal]:
    try:
        found = search.completions(typed, RECORDS)
    except search.Unavailable:
        return []
    return [
        Proposal(
            address_of(item.record),
            item.hit.title.html or str(item.record),
            ", ".join((str(labels.KIND[item.hit.kind]), country_name(item.record.country_id))),
            item.hit.lang,
        )
        for item in found
    ]


def _search(**parameters: str) -> str:
    return f"{reverse('pages:search')}?{_query(**parameters)}"


def _query(**parameters: str) -> str:
    query = QueryDict(mutable=True)
    query.update(parameters)
    return query.urlencode(safe=",")
