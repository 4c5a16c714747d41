"""Records for what a visitor has typed so far."""

from collections.abc import Collection

from elasticsearch.dsl.query import Bool, ConstantScore, Prefix, Term
from elasticsearch.dsl.query import Query as Condition

from search.analysis.chain import fold_words
from search.analysis.tokens import words
from search.contracts import Hit
from search.engines.elasticsearch.filters import facet_filter
from search.engines.elasticsearch.index import Index, key_of, shown, weighted
from search.engines.elasticsearch.ordering import by_relevance
from search.engines.encoding import decode_source
from search.highlight import begun

_FIELDS = (("title", 1.0), ("names", 0.7))
_READ = 200
"""Characters of what was typed that are read."""
_MOST_WORDS = 8


def complete(index: Index, text: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    typed = fold_words(words(text[:_READ]))[:_MOST_WORDS]
    if not typed or size < 1:
        return ()
    must = [Bool(should=_named(word)) for word in typed[:-1]]
    must.append(Bool(should=[*_named(typed[-1]), *_begun(typed[-1])]))
    narrowed = [facet_filter("kind", kinds)] if kinds else []
    query = Bool(must=[weighted(Bool(must=must))], filter=narrowed)
    found = index.ask(shown(size).query(query).sort(*by_relevance()).extra(track_scores=True))
    return tuple(_hit(hit, typed) for hit in found["hits"]["hits"])


def _named(word: str) -> list[Condition]:
    """Titles and names that have a whole word."""
    return [Term(**{field: {"value": word, "boost": weight}}) for field, weight in _FIELDS]


def _begun(beginning: str) -> list[Condition]:
    """Titles and names that have a word which begins so; the whole word counts most."""
    return [
        ConstantScore(filter=Prefix(**{field: {"value": beginning}}), boost=weight / 2)
        for field, weight in _FIELDS
    ]


def _hit(hit: dict, typed: list[str]) -> Hit:
    source = decode_source(hit["_source"]["source"])
    lang, title = begun(source.texts, typed)
    return Hit(key_of(hit), source.kind, float(hit["_score"]), lang, title)
