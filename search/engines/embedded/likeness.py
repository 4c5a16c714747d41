"""More like a record."""

from collections.abc import Collection

from tantivy import Occur, Query, Searcher

from search.contracts import Hit, Text
from search.engines.embedded.filters import any_of, kind_filter
from search.engines.embedded.nearness import live, meaning_of, nearest
from search.engines.embedded.ordering import Ranked
from search.engines.embedded.ranking import rows_query
from search.engines.embedded.schema import schema
from search.engines.embedded.store import Reader
from search.engines.embedded.vectors import Vectors
from search.engines.encoding import decode_source, indexed_token
from search.fusion import fused
from search.likeness import TellingTerm, telling_terms
from search.marks import Marked

_POOL = 50
"""Records that words, and meaning, propose."""


def similar(reader: Reader, vectors: Vectors, key: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    searcher = reader.searcher
    itself = Query.term_query(schema(), "key", key, "basic")
    found = searcher.search(itself, 1, count=False).hits
    if not found or size < 1:
        return ()
    source = decode_source(bytes(searcher.doc(found[0][1]).get_first("source")))
    (row,) = searcher.fast_field_values("row", [found[0][1]])
    others = [
        (Occur.Must, Query.const_score_query(kind_filter(kinds or (source.kind,)), 0.0)),
        (Occur.MustNot, itself),
    ]
    by_words = _by_words(searcher, source.texts, others)
    meaning = meaning_of(vectors, row)
    near = live(searcher, nearest(vectors, meaning, _POOL)) if meaning else {}
    addresses = _addresses(searcher, [other for other in near if other != row], others) | by_words
    words = {other: each.score for other, each in by_words.items()}
    ranked = fused(words, {other: near[other] for other in addresses if other in near})
    return tuple(_hit(searcher.doc(addresses[other].address), score) for other, score in ranked[:size])


def _by_words(
    searcher: Searcher, texts: tuple[Text, ...], others: list[tuple[Occur, Query]]
) -> dict[int, Ranked]:
    terms = telling_terms(texts, lambda lang, token: _frequency(searcher, lang, token), searcher.num_docs)
    if not terms:
        return {}
    words = any_of([_term(term) for term in terms])
    return _ranked(searcher, Query.boolean_query([(Occur.Must, words), *others]), _POOL)


def _addresses(searcher: Searcher, rows: list[int], others: list[tuple[Occur, Query]]) -> dict[int, Ranked]:
    if not rows:
        return {}
    return _ranked(searcher, Query.boolean_query([(Occur.Must, rows_query(rows)), *others]), len(rows))


def _ranked(searcher: Searcher, query: Query, limit: int) -> dict[int, Ranked]:
    """What a query finds, by the records' numbers."""
    hits = searcher.search(query, limit, count=False, weight_by_field="boost").hits
    rows = searcher.fast_field_values("row", [address for _score, address in hits])
    return {row: Ranked(address, float(score)) for row, (score, address) in zip(rows, hits, strict=True)}


def _frequency(searcher: Searcher, lang: str, token: str) -> int:
    field, indexed = ("tokens", indexed_token(lang, token)) if lang else ("concepts", token)
    return searcher.doc_freq(field, indexed)


def _term(term: TellingTerm) -> Query:
    """A term that weighs what it tells, however often the other record has it."""
    if term.lang:
        query = Query.term_query(schema(), "tokens", indexed_token(term.lang, term.token))
    else:
        query = Query.term_query(schema(), "concepts", term.token, "freq")
    return Query.const_score_query(query, term.weight)


def _hit(document, score: float) -> Hit:
    key, source = document.get_first("key"), decode_source(bytes(document.get_first("source")))
    first = source.texts[0] if source.texts else None
    title = Marked(((first.title, False),)) if first and first.title else Marked()
    return Hit(key, source.kind, float(score), first.lang if first else "", title)
