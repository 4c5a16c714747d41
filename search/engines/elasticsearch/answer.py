"""One query on the live index."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.aggs import Filters
from elasticsearch.dsl.query import Bool, FunctionScore, Fuzzy, MatchAll, Term, Terms
from elasticsearch.dsl.query import Query as Condition

from search.contracts import Cell, Hit, Page, Query, Text
from search.engines import spelling
from search.engines.elasticsearch import counting, filters, ordering
from search.engines.elasticsearch.layout import WORD_FIELDS
from search.engines.elasticsearch.matching import words_query
from search.engines.encoding import decode_source
from search.engines.showing import Shower
from search.plan import Plan

_MOST_SINGLES = 1_000
"""Records alone on the map whose keys are told; at more one cannot point."""


class Index:
    """The live index to ask: a client and the alias to read from."""

    def __init__(self, client: Elasticsearch, alias: str, shards: int) -> None:
        self._client = client
        self._alias = alias
        # Words are as rare as they are in the whole index, not in one shard of it.
        self._how = {"search_type": "dfs_query_then_fetch"} if shards > 1 else {}

    def ask(self, search: Search) -> Mapping[str, Any]:
        """The engine's answer."""
        return search.index(self._alias).using(self._client).params(**self._how).execute().to_dict()

    def term_statistics(self, fields: Mapping[str, str]) -> Mapping[str, Any]:
        """What the index knows of the tokens (parted by spaces) of some fields."""
        answer = self._client.termvectors(
            index=self._alias, doc=dict(fields), fields=list(fields),
            term_statistics=True, field_statistics=False, positions=False, offsets=False, payloads=False,
        )  # fmt: skip
        return answer.body["term_vectors"]


def weighted(query: Condition) -> Condition:
    """A query whose scores are multiplied by what the document weighs."""
    return FunctionScore(
        query=query,
        functions=[{"field_value_factor": {"field": "boost", "missing": 1}}],
        boost_mode="multiply",
    )


def shown(size: int) -> Search:
    """A search whose hits come with what ``Shower`` needs."""
    return Search().source(["source"]).extra(docvalue_fields=["key"])[0:size]


def key_of(hit: Mapping[str, Any]) -> str:
    """The key of a record."""
    return hit["fields"]["key"][0]


class Answer:
    """Works out a page."""

    def __init__(self, index: Index, query: Query, plan: Plan) -> None:
        self._index = index
        self._query = query
        self._plan = plan
        self._chosen = filters.facet_filters(query)
        self._others = filters.other_filters(query)
        self._words = words_query(plan)
        self._scored = query.sort == "relevance" and self._words is not None

    def page(self) -> Page:
        """The answer, without the time it took."""
        query = self._query
        start = ordering.start(query, scored=self._scored)
        answer = self._index.ask(self._search(start))
        total = answer["hits"]["total"]["value"]
        hits = answer["hits"]["hits"]
        more, hits = len(hits) > query.size, hits[: query.size]
        shower = Shower(query, self._plan)
        end = start.depth + len(hits)
        return Page(
            hits=tuple(self._hit(hit, shower) for hit in hits),
            total=total,
            direct=total,
            facets=counting.told_facets(query.facets_wanted, answer.get("aggregations", {})),
            cells=self._cells(answer.get("aggregations", {})),
            suggestion="" if total else self._suggestion(),
            next=ordering.after(query, hits[-1], end, scored=self._scored) if more and hits else "",
        )

    def _search(self, start: ordering.Start) -> Search:
        query = self._query
        # One hit more tells whether there is anything to go on with.
        search = shown(query.size + 1 if query.size else 0).query(self._base())
        search = search.sort(*(ordering.by_relevance() if self._scored else ordering.by_value(query)))
        search = search.extra(track_total_hits=True, track_scores=self._scored)
        if start.after is not None:
            search = search.extra(search_after=start.after)
        elif start.depth:
            search = search.extra(**{"from": start.depth})
        if self._chosen:
            search = search.post_filter(filters.all_of(self._chosen.values()))
        counting.ask_facets(search, query.facets_wanted, self._chosen)
        if query.cells_zoom is not None:
            boxed = query.box is not None or query.near is not None
            counting.ask_cells(search, query.cells_zoom, self._chosen, boxed=boxed)
        return search

    def _base(self) -> Condition:
        """Everything but what was chosen in facets."""
        words = MatchAll() if self._words is None else weighted(self._words)
        return Bool(must=[words], filter=self._others) if self._scored else self._silent(words)

    def _silent(self, words: Condition) -> Condition:
        return filters.all_of([words, *self._others])

    def _hit(self, hit: Mapping[str, Any], shower: Shower) -> Hit:
        source = decode_source(hit["_source"]["source"])
        return shower.hit(key_of(hit), source, float(hit["_score"]) if self._scored else 0.0)

    def _cells(self, aggregations: Mapping[str, Any]) -> tuple[Cell, ...]:
        buckets = counting.told_buckets(aggregations)
        keys = self._keys(counting.lone_rows(buckets)[:_MOST_SINGLES])
        return tuple(counting.cell(bucket, keys) for bucket in buckets)

    def _keys(self, rows: Sequence[int]) -> dict[int, str]:
        """The keys of some row numbers."""
        if not rows:
            return {}
        search = Search().query(filters.all_of([Terms(row=list(rows))])).source(False)
        found = self._index.ask(search.extra(docvalue_fields=["key", "row"])[0 : len(rows)])
        return {hit["fields"]["row"][0]: key_of(hit) for hit in found["hits"]["hits"]}

    def _suggestion(self) -> str:
        return spelling.suggest(self._query.text, self._known, self._alike)

    def _known(self, folded: Collection[str]) -> set[str]:
        asked = sorted(folded)
        search = Search()[0:0]
        standing = {
            str(number): Bool(should=[Term(**{field: word}) for field in WORD_FIELDS])
            for number, word in enumerate(asked)
        }
        search.aggs.bucket("known", Filters(filters=standing))
        buckets = self._index.ask(search)["aggregations"]["known"]["buckets"]
        return {asked[int(number)] for number, bucket in buckets.items() if bucket["doc_count"]}

    def _alike(self, folded: str, letters: int) -> Iterator[list[Text]]:
        for field in WORD_FIELDS:
            query = Fuzzy(**{field: {"value": folded, "fuzziness": letters}})
            found = self._index.ask(shown(spelling.LOOKED_AT).query(query))["hits"]["hits"]
            yield [text for hit in found for text in decode_source(hit["_source"]["source"]).texts]
