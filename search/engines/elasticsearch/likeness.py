"""More like a record."""

import base64
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, Ids, MatchNone, Term
from elasticsearch.dsl.query import Query as Condition

from search.contracts import Hit, Text
from search.engines.elasticsearch.filters import facet_filter
from search.engines.elasticsearch.index import Found, Index, key_of, row_of, rows_query, shown, told, weighted
from search.engines.elasticsearch.nearness import nearest
from search.engines.elasticsearch.ordering import by_relevance
from search.engines.encoding import decode_source, indexed_token
from search.fusion import fused
from search.likeness import TellingTerm, telling_terms
from search.marks import Marked

_POOL = 50
"""Records that words, and meaning, propose."""


def similar(index: Index, key: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    itself = Ids(values=[key])
    found = index.ask(shown(1).source(["source", "meaning"]).query(itself))["hits"]["hits"]
    if not found or size < 1:
        return ()
    source = decode_source(found[0]["_source"]["source"])
    conditions = [facet_filter("kind", kinds or (source.kind,)), Bool(must_not=[itself])]
    meaning = found[0]["_source"].get("meaning")
    near = nearest(index, base64.b64decode(meaning), _POOL) if meaning else {}
    by_words, nearby = index.ask_all(
        _scored(_words(_terms(index, source.texts)), conditions),
        told(len(near)).query(Bool(filter=[rows_query(list(near)), *conditions])),
    )
    words = {row_of(hit): float(hit["_score"]) for hit in by_words}
    ranked = fused(words, {row_of(hit): near[row_of(hit)] for hit in nearby})[:size]
    sources = index.sources([row for row, _score in ranked])
    return tuple(_hit(sources[row], score) for row, score in ranked if row in sources)


def _scored(words: Condition, conditions: Sequence[Condition]) -> Search:
    query = Bool(must=[weighted(words)], filter=list(conditions))
    return told(_POOL).query(query).sort(*by_relevance()).extra(track_scores=True)


def _words(terms: Sequence[TellingTerm]) -> Condition:
    return Bool(should=[_weighing(term) for term in terms]) if terms else MatchNone()


def _terms(index: Index, texts: Iterable[Text]) -> list[TellingTerm]:
    """The record's telling terms: what is asked for is gathered first, so that one request answers."""
    total = index.ask(Search().extra(track_total_hits=True)[0:0])["hits"]["total"]["value"]
    asked: dict[str, set[str]] = defaultdict(set)

    def gather(lang: str, token: str) -> int:
        field, indexed = _place(lang, token)
        asked[field].add(indexed)
        return 0

    telling_terms(texts, gather, total)
    statistics = (
        index.term_statistics({field: " ".join(tokens) for field, tokens in asked.items()}) if asked else {}
    )
    known = {
        (field, token): term.get("doc_freq", 0)
        for field, vector in statistics.items()
        for token, term in vector["terms"].items()
    }
    return telling_terms(texts, lambda lang, token: known.get(_place(lang, token), 0), total)


def _place(lang: str, token: str) -> tuple[str, str]:
    """The field a term lies in, and what it is called there."""
    return ("tokens", indexed_token(lang, token)) if lang else ("concepts", token)


def _weighing(term: TellingTerm) -> ConstantScore:
    """A term that weighs what it tells, however often the other record has it."""
    field, indexed = _place(term.lang, term.token)
    return ConstantScore(filter=Term(**{field: indexed}), boost=term.weight)


def _hit(hit: Found, score: float) -> Hit:
    source = decode_source(hit["_source"]["source"])
    first = source.texts[0] if source.texts else None
    title = Marked(((first.title, False),)) if first and first.title else Marked()
    return Hit(key_of(hit), source.kind, float(score), first.lang if first else "", title)
