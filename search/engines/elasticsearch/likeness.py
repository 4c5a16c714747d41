"""More like a record."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, Ids, Term

from search.contracts import Hit, Text
from search.engines.elasticsearch.answer import Index, key_of, shown, weighted
from search.engines.elasticsearch.filters import facet_filter
from search.engines.elasticsearch.layout import lang_field
from search.engines.elasticsearch.ordering import by_relevance
from search.engines.encoding import decode_source
from search.likeness import TellingTerm, telling_terms
from search.marks import Marked


def similar(index: Index, key: str, kinds: Collection[str], size: int) -> tuple[Hit, ...]:
    """See the contract."""
    itself = Ids(values=[key])
    found = index.ask(shown(1).query(itself))["hits"]["hits"]
    if not found or size < 1:
        return ()
    source = decode_source(found[0]["_source"]["source"])
    terms = _terms(index, source.texts)
    if not terms:
        return ()
    query = Bool(
        must=[Bool(should=[_weighing(term) for term in terms])],
        filter=[facet_filter("kind", kinds or (source.kind,))],
        must_not=[itself],
    )
    search = shown(size).query(weighted(query)).sort(*by_relevance()).extra(track_scores=True)
    return tuple(_hit(hit) for hit in index.ask(search)["hits"]["hits"])


def _terms(index: Index, texts: Iterable[Text]) -> list[TellingTerm]:
    """The record's telling terms: what is asked for is gathered first, so that one request answers."""
    total = index.ask(Search().extra(track_total_hits=True)[0:0])["hits"]["total"]["value"]
    asked: dict[str, set[str]] = defaultdict(set)

    def gather(lang: str, token: str) -> int:
        asked[_field(lang)].add(token)
        return 0

    telling_terms(texts, gather, total)
    told = (
        index.term_statistics({field: " ".join(tokens) for field, tokens in asked.items()}) if asked else {}
    )
    known = {
        (field, token): term.get("doc_freq", 0)
        for field, vector in told.items()
        for token, term in vector["terms"].items()
    }
    return telling_terms(texts, lambda lang, token: known.get((_field(lang), token), 0), total)


def _field(lang: str) -> str:
    return lang_field(lang) if lang else "concepts"


def _weighing(term: TellingTerm) -> ConstantScore:
    """A term that weighs what it tells, however often the other record has it."""
    return ConstantScore(filter=Term(**{_field(term.lang): term.token}), boost=term.weight)


def _hit(hit: dict) -> Hit:
    source = decode_source(hit["_source"]["source"])
    first = source.texts[0] if source.texts else None
    title = Marked(((first.title, False),)) if first and first.title else Marked()
    return Hit(key_of(hit), source.kind, float(hit["_score"]), first.lang if first else "", title)
