"""Records for what a visitor has typed so far."""

from collections.abc import Collection

from tantivy import Query, Searcher

from search.analysis.chain import fold_words
from search.analysis.tokens import words
from search.contracts import Hit
from search.engines.embedded.filters import all_of, any_of, kind_filter
from search.engines.embedded.schema import schema
from search.engines.embedded.store import Reader
from search.engines.encoding import decode_source
from search.highlight import begun

_FIELDS = (("title", 1.0), ("names", 0.7))
_MOST_WORDS = 8
_ENDINGS = 60
"""Words of the index that a beginning is tried with, the most frequent ones."""


def complete(reader: Reader, text: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    typed = fold_words(words(text[:200]))[:_MOST_WORDS]
    if not typed or size < 1:
        return ()
    searcher = reader.searcher
    found = [any_of(_named(word, searcher)) for word in typed[:-1]]
    found.append(any_of(_begun(typed[-1], searcher)))
    if kinds:
        found.append(Query.const_score_query(kind_filter(kinds), 0.0))
    hits = searcher.search(all_of(found), size, count=False, weight_by_field="boost").hits
    return tuple(_hit(searcher.doc(address), score, typed) for score, address in hits)


def _named(word: str, searcher: Searcher) -> list[Query]:
    """Titles and names that have a whole word."""
    return [
        Query.boost_query(Query.term_query(schema(), field, word), weight)
        for field, weight in _FIELDS
        if searcher.doc_freq(field, word)
    ]


def _begun(beginning: str, searcher: Searcher) -> list[Query]:
    """Titles and names that have a word which begins so; the whole word counts most."""
    options = _named(beginning, searcher)
    for field, weight in _FIELDS:
        ends = searcher.terms_with_prefix(field, beginning, limit=_ENDINGS)
        if ends:
            options.append(_any_term(field, [term for term, _count in ends], weight))
    return options


def _any_term(field: str, terms: list[str], weight: float) -> Query:
    return Query.boost_query(Query.term_set_query(schema(), field, terms), weight / 2)


def _hit(document, score: float, typed: list[str]) -> Hit:
    key, source = document.get_first("key"), decode_source(bytes(document.get_first("source")))
    lang, title = begun(source.texts, typed)
    return Hit(key, source.kind, float(score), lang, title)
