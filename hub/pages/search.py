"""The search of the site: the only file of this app that knows `search`."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language

from hub.core.caching.memory import remembered
from hub.places.about import EXACT, FACET
from search import api, registry
from search.analysis.chain import analyzer
from search.analysis.guess import guess
from search.analysis.lemmas import all_ready as has_dictionaries  # noqa: F401, for prepare
from search.analysis.stopwords import stopwords
from search.contracts import NEAREST, Box, FacetRequest, Near, Page, Query, Range
from search.errors import EngineUnavailable, UnknownKind
from search.models import OutboxEntry, Unembedded
from search.parser import MAX_WORDS, parse
from search.plan import concepts_of

from . import nearby, parameters
from .nearby import Nearby

#: Hits on a page.
SIZE = 20
#: Facet -> how many of its values are offered.
OFFERED = {
    "kind": 10, "theme": 60, "country": 60, "region": 60, "fund": 12, "period": 12, "status": 12,
    "language": 30, "lessons": 2, "transferable": 3, "cooperation": 2,
}  # fmt: skip

#: Words from which on a search finds records that lack one (see `search.plan.minimum_match`), and those up to
#: which each is looked for alone.
FEWEST_WORDS, MOST_WORDS = 3, 6

#: Of a catalogue, the share that may be found by nearness in meaning alone, and how many at the least.
NEAR_SHARE, FEWEST_NEAR = 1 / 12, 10

Unavailable = EngineUnavailable


def query_of(data: QueryDict, near: Nearby | None = None, **changes) -> Query:
    """The query that an address asks.

    near: what `nearby.read` made of the same address.
    """
    arguments = parameters.read(data)
    arguments["ranges"] = {name: Range(*ends) for name, ends in arguments["ranges"].items()}
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
        return api.find(replace(query, nearest=nearest()))
    counted = replace(
        query, sort="newest", page=1, after="", size=0, highlight=False, cells_zoom=None, across=True
    )
    facets = remembered(f"facets {counted!r}", lambda: api.engine().search(counted).facets)
    found = api.find(replace(query, facets_wanted=()))
    return replace(found, page=replace(found.page, facets=facets))


def count(data: QueryDict) -> int:
    """How many hits an address has. Raises `Unavailable`."""
    query = query_of(
        data,
        nearby.read(data),
        page=1,
        after="",
        size=0,
        facets_wanted=(),
        highlight=False,
        nearest=nearest(),
    )
    return api.engine().search(query).total


def nearest() -> int:
    """How many records a search may find by meaning alone. Raises `Unavailable`.

    Something is always nearest: of a catalogue of two hundred records fifty would be a quarter of all,
    whatever was asked, and the counts of every facet would tell of them.
    """
    everything = Query(size=0, highlight=False)
    size = remembered("size of the catalogue", lambda: api.engine().search(everything).total)
    return min(NEAREST, max(FEWEST_NEAR, int(size * NEAR_SHARE)))


def completions(text: str, size: int) -> tuple[api.Result, ...]:
    """Records whose titles or names begin as something was typed. Raises `Unavailable`."""
    return api.complete(text, size=size)


def words_nothing_has(query: Query) -> list[str]:
    """Of several words those that no record has, whatever else is asked for; none of a word or a sentence.

    Function words do not count. Raises `Unavailable`.
    """
    words = list(dict.fromkeys(words_of(query.text)))
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return []
    passed_over = frozenset().union(*(stopwords(lang) for lang in (query.lang, *languages_of(words))))
    bare = Query(lang=query.lang, across=query.across, nearest=0, size=0, highlight=False)
    asked = (replace(bare, text=word) for word in words if word not in passed_over)
    return [each.text for each in asked if not api.engine().search(each).total]


def themes_of(query: Query) -> tuple[str, ...]:
    """Ids of the themes and concepts that the words of a query name."""
    return concepts_of(query, settings.CONTENT_LANGUAGES)


def is_wordless(text: str) -> bool:
    """Whether something was typed that holds no word to look for or to leave out: "🐄", "?!"."""
    return bool(text) and not parse(text)


def is_cut(text: str) -> bool:
    """Whether so much was typed that some of it was left out."""
    return len(text) > parameters.LONGEST or len(text.split()) > MAX_WORDS


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
    """Whether changes wait to be brought to the index, or texts to be embedded."""
    return OutboxEntry.objects.pending().exists() or Unembedded.objects.exists()


def has_index() -> bool:
    """Whether the engine has a whole index that can be searched."""
    return api.engine().health().ok


@dataclass(frozen=True, slots=True)
class IndexState:
    """How the search index is. trouble: why it cannot be searched, "" if it can.

    waiting, failed: batches of changes that wait to be indexed, and that could not be.
    """

    trouble: str
    waiting: int
    failed: int


def index_state() -> IndexState:
    """How the search index is, for the editors' first page."""
    health = api.engine().health()
    return IndexState(
        "" if health.ok else health.detail,
        OutboxEntry.objects.pending().count(),
        OutboxEntry.objects.failed().count(),
    )
