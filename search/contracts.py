"""What every engine takes and gives: documents, queries, pages and the ``Engine`` protocol.

Everything here is plain data, so that an engine can be changed without a caller noticing.
Money is in EUR, distances in kilometres, coordinates in degrees WGS 84 (latitude first),
language codes are ISO 639-1 in lower case ("" when unknown).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import NamedTuple, Protocol

from search.errors import PageOutOfRange
from search.marks import UNMARKED, Marked

MAX_PAGE_SIZE = 100
MAX_WINDOW = 10_000
"""Hits that can be paged to by number. A cursor (``Query.after``) goes on from there."""
NEAREST = 50
"""Records that nearness in meaning may add to what words and concepts find."""
DIMENSIONS = 384
"""Numbers in a vector."""

WAYS = ("forms", "concepts", "meaning")
"""How records are found beside words as they stand: by their other forms, by what they name, by what
they mean."""
SORTS = ("relevance", "newest", "amount", "title")


@dataclass(frozen=True, slots=True)
class Text:
    """One record's words in one language."""

    lang: str
    title: str
    summary: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a stretch of a record's text means: a vector of ``DIMENSIONS`` signed bytes of any length.

    ``whole`` marks the vectors of whole texts (their beginnings, if they are long).
    """

    lang: str
    vector: bytes
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A record as it can be found.

    ``key`` is ``"<kind>:<id>"``. ``facets`` maps a facet's name to the record's codes;
    hierarchies come expanded: ``{"region": ("LV", "LV0", "LV00", "LV005")}``. ``numbers`` (to
    two decimals) and ``dates`` can be filtered by range; ``numbers["amount"]`` (EUR) and
    ``dates["date"]`` also sort. ``names`` are proper names (places, beneficiaries), never
    inflected; ``keywords`` are free tags. ``concepts`` are ids of concepts the record is said to be
    about, beside those its words name (``search.fields`` finds them). ``passages`` may come
    later than the words: the document is then indexed once more. ``boost`` multiplies the
    score of words (1 leaves it).
    """

    key: str
    kind: str
    texts: tuple[Text, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    boost: float = 1.0

    def fingerprint(self) -> str:
        """16 hex digits that change whenever anything of the record does.

        Passages are made from its texts, and do not count.
        """
        content = json.dumps(
            (
                [self.key, self.kind, self.point, self.names, self.keywords, self.concepts, self.boost],
                [(text.lang, text.title, text.summary, text.body) for text in self.texts],
                sorted(self.facets.items()),
                sorted(self.numbers.items()),
                sorted(self.dates.items()),
            ),
            default=str,
        )
        return blake2b(content.encode(), digest_size=8).hexdigest()


class FacetRequest(NamedTuple):
    """Ask for the ``size`` most frequent values of a facet."""

    name: str
    size: int = 20


class Range(NamedTuple):
    """Both ends belong to it; None leaves an end open."""

    low: float | date | None = None
    high: float | date | None = None


class Box(NamedTuple):
    """A part of the map. ``west`` > ``east`` crosses the date line."""

    west: float
    south: float
    east: float
    north: float


class Near(NamedTuple):
    """Within ``km`` of a point."""

    lat: float
    lon: float
    km: float


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor asks.

    ``text`` is what was typed: words, "phrases" and -exclusions. ``lang`` is the page's
    language. Values within one facet are alternatives, facets (and ``kinds``) narrow each
    other down. ``ranges`` are on names of ``Document.numbers`` and ``Document.dates``.
    ``descending`` None means the sort's usual direction. ``cells_zoom`` asks for map clusters
    of a web map at that zoom. ``across`` takes evidence from texts in all languages, else only
    from those in the page's and the query's. ``text_langs`` names the languages outright: words,
    concepts and passages of all others, and names, count for nothing. ``nearest`` bounds what
    nearness in meaning may add. ``after`` is the ``Page.next`` of the page before; it goes on from
    there at any depth, ``page`` then counts for nothing. ``ways`` leaves some of ``WAYS`` out, to see
    what each is worth.

    Raises ``PageOutOfRange`` for a page or size no reader needs, ``ValueError`` for an
    unknown sort.
    """

    text: str = ""
    lang: str = ""
    kinds: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    box: Box | None = None
    near: Near | None = None
    sort: str = "relevance"
    descending: bool | None = None
    page: int = 1
    size: int = 20
    facets_wanted: tuple[FacetRequest, ...] = ()
    cells_zoom: int | None = None
    highlight: bool = True
    across: bool = True
    text_langs: tuple[str, ...] | None = None
    nearest: int = NEAREST
    after: str = ""
    ways: tuple[str, ...] = WAYS

    def __post_init__(self) -> None:
        if self.sort not in SORTS:
            raise ValueError(f"unknown sort: {self.sort!r}")
        if self.page < 1 or not 0 <= self.size <= MAX_PAGE_SIZE:
            raise PageOutOfRange(self.page, self.size)
        if self.page * self.size > MAX_WINDOW:
            raise PageOutOfRange(self.page, self.size)

    @property
    def offset(self) -> int:
        """How many hits come before this page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Hit:
    """A found record: look it up in the database before showing it.

    ``lang`` is the language of the text that matched best, ``title`` and ``snippet`` (about
    240 characters) are of that text with the words found marked; ``why`` are those words as
    they stand there, a concept's words among them. ``found_by`` says what led to it: some of
    ``words``, ``concept`` and ``meaning``.
    """

    key: str
    kind: str
    score: float
    lang: str = ""
    title: Marked = UNMARKED
    snippet: Marked = UNMARKED
    why: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The record's id within its kind."""
        return self.key.partition(":")[2]


class FacetCount(NamedTuple):
    """How many records carry a value."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet, most frequent first, counted without the facet's own choice."""

    name: str
    values: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Records close together on the map: tile ``z/x/y`` of the web-map grid.

    ``lat`` and ``lon`` are the mean of what is in it; ``key`` is set when that is one record.
    """

    z: int
    x: int
    y: int
    count: int
    lat: float
    lon: float
    key: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a query.

    ``total`` and the counts of facets are over everything that can be paged to. ``direct`` of
    those have the words or name the concepts asked for, the rest are only near in meaning.
    ``suggestion`` is a better spelling, looked for when there are few direct ones and hits are asked
    for. ``next`` goes on after this page (see ``Query.after``); empty after the last.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: tuple[Facet, ...] = ()
    cells: tuple[Cell, ...] = ()
    took_ms: float = 0.0
    suggestion: str = ""
    direct: int = 0
    next: str = ""

    def facet(self, name: str) -> Facet:
        """The facet of that name; an empty one if it was not asked for."""
        return next((facet for facet in self.facets if facet.name == name), Facet(name))


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine answers, and what it says of itself."""

    ok: bool
    engine: str
    documents: int = 0
    detail: str = ""


class Loader(Protocol):
    """Takes documents into an index that is being built."""

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents that are not in it yet."""


class Engine(Protocol):
    """What finds. Every method raises ``EngineUnavailable`` when the engine does not answer."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; on return a search by anyone finds them."""

    def delete(self, keys: Collection[str]) -> None:
        """Forget these; unknown keys are ignored."""

    def update(self, documents: Iterable[Document], gone: Collection[str]) -> None:
        """``index`` and ``delete`` in one commit."""

    def search(self, query: Query) -> Page:
        """Answer a query. No text a visitor can type makes it raise, and no cursor."""

    def similar(self, key: str, *, kinds: Collection[str] = (), size: int = 6) -> tuple[Hit, ...]:
        """More like a record: of these kinds (of its own if none is named), nearest first.

        Empty for a key that is not indexed.
        """

    def complete(self, text: str, *, kinds: Collection[str] = (), size: int = 8) -> tuple[Hit, ...]:
        """Records whose titles or names have all the words typed, the last one as a beginning.

        Hits have the title that matched, with what was typed marked.
        """

    def keys(self) -> Iterator[tuple[str, str]]:
        """Every indexed key with its document's fingerprint, in no particular order."""

    def rebuild(self) -> AbstractContextManager[Loader]:
        """Build a new index beside the live one.

        Leaving the block without an error puts it in the live one's place; with an error
        drops it and leaves the live one as it was.
        """

    def tidy(self) -> None:
        """Put in order what many small changes have left; for who has changed much, at leisure."""

    def count(self) -> int:
        """How many documents can be found."""

    def health(self) -> Health:
        """Never raises."""
