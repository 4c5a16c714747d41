"""More like a record."""

from collections.abc import Collection

from tantivy import Occur, Query, Searcher

from search.contracts import Hit
from search.engines.embedded.filters import any_of, kind_filter
from search.engines.embedded.schema import lang_field, schema
from search.engines.embedded.store import Reader
from search.engines.encoding import decode_source
from search.likeness import TellingTerm, telling_terms
from search.marks import Marked


def similar(reader: Reader, key: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    searcher = reader.searcher
    itself = Query.term_query(schema(), "key", key, "basic")
    found = searcher.search(itself, 1, count=False).hits
    if not found or size < 1:
        return ()
    source = decode_source(bytes(searcher.doc(found[0][1]).get_first("source")))
    terms = telling_terms(
        source.texts, lambda lang, token: _frequency(searcher, lang, token), searcher.num_docs
    )
    if not terms:
        return ()
    query = Query.boolean_query(
        [
            (
                Occur.Must,
                any_of([_term(term) for term in terms]),
            ),
            (Occur.Must, Query.const_score_query(kind_filter(kinds or (source.kind,)), 0.0)),
            (Occur.MustNot, itself),
        ]
    )
    hits = searcher.search(query, size, count=False, weight_by_field="boost").hits
    return tuple(_hit(searcher.doc(address), score) for score, address in hits)


def _frequency(searcher: Searcher, lang: str, token: str) -> int:
    return searcher.doc_freq(lang_field(lang) if lang else "concepts", token)


def _term(term: TellingTerm) -> Query:
    """A term that weighs what it tells, however often the other record has it."""
    if term.lang:
        query = Query.term_query(schema(), lang_field(term.lang), term.token)
    else:
        query = Query.term_query(schema(), "concepts", term.token, "freq")
    return Query.const_score_query(query, term.weight)


def _hit(document, score: float) -> Hit:
    key, source = document.get_first("key"), decode_source(bytes(document.get_first("source")))
    first = source.texts[0] if source.texts else None
    title = Marked(((first.title, False),)) if first and first.title else Marked()
    return Hit(key, source.kind, float(score), first.lang if first else "", title)
