"""What helps on when a search found nothing, little, or not quite what was typed.

Each way is another search that finds something, and says how much.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from . import chips, concept_words, search, tidy

#: Searches with fewer filters that are offered, and choices that are tried: each costs a count.
MOST = 5
TRIED = 10
#: A word can be left out of so many.
MOST_WORDS = 5
#: Up to so many hits that have the words asked for, words that nothing has are told.
FEW = 20


@dataclass(frozen=True, slots=True)
class Way:
    """Another search: what is different, where it is, and how many hits it has."""

    label: str
    link: str
    count: int


def corrected(address: QueryDict, suggestion: str) -> Way | None:
    """The search with a better spelling, if there is one that finds anything. Raises `search.Unavailable`."""
    return _way(suggestion, _changed(address, q=suggestion)) if suggestion else None


def with_less(address: QueryDict, chosen: list[chips.Chip]) -> list[Way]:
    """The same search with one choice or one word less, those that find most first; without any last.

    Raises `search.Unavailable`.
    """
    ways = [*_fewer_filters(address, chosen), *_fewer_words(address)]
    ways = sorted(filter(None, ways), key=lambda way: -way.count)[:MOST]
    if len(chosen) > 1:
        ways += filter(None, [_way(_("without any filter"), _bare(address.get("q", "")))])
    return ways or _each_word(address)


def near_themes(address: QueryDict) -> list[tuple[str, str]]:
    """(label, link) of themes and concepts that are called something like what was typed."""
    labels = concept_words.near(address.get("q", ""))
    return [(label, tidy.without(address, q=label)) for label in labels]


def left_out(data: QueryDict, query, direct: int) -> list[str]:
    """Sentences on what was typed and not searched for. Raises `search.Unavailable`."""
    told = []
    if search.is_cut(" ".join(data.get("q", "").split())):
        told.append(_("That is a lot of text: only its first words were searched for."))
    if 0 < direct <= FEW:
        told += [
            _("Nothing has “%(word)s”; it was left out.") % {"word": word}
            for word in search.words_nothing_has(query)
        ]
    return told


def _fewer_filters(address: QueryDict, chosen: list[chips.Chip]) -> Iterator[Way | None]:
    for chip in chosen[:TRIED]:
        yield _way(_("without “%(filter)s”") % {"filter": chip.label}, chip.rest)
    if "kind" in address:
        yield _way(_("in all kinds of records"), _changed(address, "kind"))


def _fewer_words(address: QueryDict) -> Iterator[Way | None]:
    words = search.words_of(address.get("q", ""))
    if not 1 < len(words) <= MOST_WORDS:
        return
    for place in range(len(words)):
        fewer = " ".join(word for other, word in enumerate(words) if other != place)
        yield _way(f"“{fewer}”", _changed(address, q=fewer))


def _each_word(address: QueryDict) -> list[Way]:
    """Searches for single words of several, without any filter, those that find most first."""
    words = search.words_of(address.get("q", ""))
    if not 1 < len(words) <= MOST_WORDS:
        return []
    ways = (_way(f"“{word}”", _bare(word)) for word in dict.fromkeys(words))
    return sorted(filter(None, ways), key=lambda way: -way.count)


def _bare(text: str) -> QueryDict:
    address = QueryDict(mutable=True)
    address["q"] = text
    return tidy.tidy(address)


def _changed(address: QueryDict, *names: str, **values: str) -> QueryDict:
    changed = address.copy()
    for name in (*tidy.OF_ONE_PAGE, *names):
        changed.pop(name, None)
    for name, value in values.items():
        changed[name] = value
    return tidy.tidy(changed)


def _way(label: str, address: QueryDict) -> Way | None:
    count = search.count(address)
    return Way(label, tidy.as_link(address), count) if count else None
