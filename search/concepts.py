"""Concepts: what a text is about, whatever language says it.

Apps register where a table of concepts comes from. A concept's terms are analysed as texts
are, so that inflected forms of many words are found; the longest term wins. A term that
several concepts claim names none of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from search.analysis.chain import analyzer, function_tokens
from search.analysis.languages import LANGUAGES
from search.analysis.tokens import words


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that is talked about.

    ``id`` is a slug, unique among all; ``terms`` maps a language's code to the words for it;
    ``broader`` is the id of the concept it belongs to, if any.
    """

    id: str
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    broader: str = ""


class Mention(NamedTuple):
    """A concept named by the tokens from ``start`` to before ``end``."""

    concept: str
    start: int
    end: int


Table = Callable[[], Iterable[Concept]]

_tables: dict[str, Table] = {}


def register(name: str, table: Table) -> None:
    """Name where concepts come from; read when they are first needed. A second one replaces the first."""
    _tables[name] = table
    forget()


def unregister(name: str) -> None:
    """Forget a table (for tests)."""
    _tables.pop(name, None)
    forget()


def forget() -> None:
    """Read the tables again when they are next needed."""
    all_concepts.cache_clear()
    _terms.cache_clear()


@cache
def all_concepts() -> Mapping[str, Concept]:
    """All concepts by id."""
    return {concept.id: concept for table in _tables.values() for concept in table()}


def named(lang: str, tokens: Sequence[str]) -> list[str]:
    """The concepts that a text's tokens name, once for each mention, with the broader ones."""
    if not _tables:
        return []
    found = []
    for mention in mentions(lang, tokens):
        found.append(mention.concept)
        if broader := all_concepts()[mention.concept].broader:
            found.append(broader)
    return found


def mentions(lang: str, tokens: Sequence[str]) -> Iterator[Mention]:
    """Where tokens of a language name concepts, from left to right; function words are passed over."""
    terms = _terms(lang)
    if not terms.ids:
        return
    function_words = function_tokens(lang)
    places = [place for place, token in enumerate(tokens) if token not in function_words]
    first = 0
    while first < len(places):
        longest = min(terms.longest.get(tokens[places[first]], 0), len(places) - first)
        for length in range(longest, 0, -1):
            row = tuple(tokens[place] for place in places[first : first + length])
            if concept := terms.ids.get(row):
                yield Mention(concept, places[first], places[first + length - 1] + 1)
                first += length
                break
        else:
            first += 1


class _Terms(NamedTuple):
    """The terms of a language: token rows -> concept, and by first token the longest row's length."""

    ids: Mapping[tuple[str, ...], str]
    longest: Mapping[str, int]


@cache
def _terms(lang: str) -> _Terms:
    claims: dict[tuple[str, ...], set[str]] = {}
    if lang in LANGUAGES:
        for concept in all_concepts().values():
            for term in concept.terms.get(lang, ()):
                if row := _row(lang, term):
                    claims.setdefault(row, set()).add(concept.id)
    ids = {row: concept for row, those in claims.items() if (concept := _one(those))}
    longest: dict[str, int] = {}
    for row in ids:
        longest[row[0]] = max(len(row), longest.get(row[0], 0))
    return _Terms(ids, longest)


def _row(lang: str, term: str) -> tuple[str, ...]:
    """A term's tokens; none if function words leave but one of several ('AI tools')."""
    tokens = analyzer(lang).tokens(words(term))
    row = tuple(token for token in tokens if token not in function_tokens(lang))
    return row if len(row) > 1 or len(tokens) == 1 else ()


def _one(claimed: set[str]) -> str:
    """The concept that a term names: the finest of several in one line, else what all of them belong to."""
    known = all_concepts()
    finest = claimed - {known[concept].broader for concept in claimed}
    if len(finest) == 1:
        return next(iter(finest))
    broader = {known[concept].broader or concept for concept in finest}
    return broader.pop() if len(broader) == 1 else ""
