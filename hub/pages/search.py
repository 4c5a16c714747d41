"""The search of the site: the only file of this app that knows `search`."""

from dataclasses import replace

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language

from hub.core.caching.memory import remembered
from hub.places.about import EXACT, FACET
from search import api, registry
from search.analysis.chain import analyzer
from search.analysis.guess import guess
from search.analysis.lemmas import all_ready as has_dictionaries  # noqa: F401, for prepare
from search.contracts import MAX_WINDOW, Box, FacetRequest, Near, Page, Query
from search.errors import EngineUnavailable, UnknownKind
from search.models import OutboxEntry
from search.parser import parse

from . import nearby, parameters
from .nearby import Nearby

#: Hits on a page.
SIZE = 20
#: The last page that can be gone to.
LAST_PAGE = MAX_WINDOW // SIZE
#: Facet -> how many of its values are offered.
OFFERED = {
    "kind": 10, "theme": 60, "country": 60, "region": 60, "fund": 12, "period": 12, "status": 12,
    "language": 30, "lessons": 2, "transferable": 3, "cooperation": 2,
}  # fmt: skip

Unavailable = EngineUnavailable


def query_of(data: QueryDict, near: Nearby | None = None, **changes) -> Query:
    """The query that an address asks; a page beyond the last is drawn to the last.

    near: what `nearby.read` made of the same address.
    """
    arguments = parameters.read(data)
    arguments["page"] = min(arguments["page"], LAST_PAGE)
    if "box" in arguments:
        arguments["box"] = Box(*arguments["box"])
    if near and near.point:
        arguments["near"] = Near(*near.point, near.km)
        # What is known by its region alone may be anywhere in it.
        arguments["facets"] = {**arguments["facets"], FACET: (EXACT,)}
    query = Query(
        lang=(get_language() or "en")[:2],
        size=SIZE,
        facets_wanted=tuple(FacetRequest(name, size) for name, size in OFFERED.items()),
        **arguments,
    )
    return replace(query, **changes)


def find(query: Query) -> api.Results:
    """The page of hits with their records. Raises `Unavailable`.

    What a search without words counts over the whole catalogue is remembered: it takes longer than the hits,
    and is the same on every page and in every order.
    """
    if query.text:
        return api.find(query)
    counted = replace(query, sort="newest", page=1, size=0, highlight=False, cells_zoom=None)
    facets = remembered(f"facets {counted!r}", lambda: api.engine().search(counted).facets)
    found = api.find(replace(query, facets_wanted=()))
    return replace(found, page=replace(found.page, facets=facets))


def is_wordless(text: str) -> bool:
    """Whether something was typed that holds no word to look for or to leave out: "🐄", "?!"."""
    return bool(text) and not parse(text)


def words_of(text: str) -> list[str]:
    """The words that are looked for in what was typed, in lower case; none in "-shop"."""
    return [word for clause in parse(text) if not clause.excluded for word in clause.words]


def tokens(words: list[str], lang: str) -> tuple[str, ...]:
    """What these words are indexed as in a language: "tūrismu" and "tūrisms" are one."""
    return tuple(map(analyzer(lang).token, words))


def languages_of(words: list[str]) -> tuple[str, ...]:
    """Languages that words may be in, of those that records may be in; () where too many could be."""
    return guess(words, settings.CONTENT_LANGUAGES)


def cells(data: QueryDict, zoom: int | None = None) -> Page:
    """Clusters of what an address asks for, on its part of the map; at its zoom, or at another.

    Raises `Unavailable`.
    """
    query = query_of(
        data,
        nearby.read(data),
        page=1,
        size=0,
        facets_wanted=(),
        highlight=False,
        cells_zoom=parameters.zoom(data) if zoom is None else zoom,
    )
    return api.engine().search(query)


def record(kind: str, number: int):
    """A record that a visitor may see, as lists show it; None if there is none."""
    try:
        return registry.source(kind).records([number]).get(number)
    except UnknownKind:
        return None


def has_waiting() -> bool:
    """Whether changes wait to be brought to the index."""
    return OutboxEntry.objects.pending().exists()


def has_index() -> bool:
    """Whether the engine has a whole index that can be searched."""
    return api.engine().health().ok
