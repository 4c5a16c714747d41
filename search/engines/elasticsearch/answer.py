"""One query on the live index."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.aggs import Filter, Filters
from elasticsearch.dsl.query import Bool, Fuzzy, MatchAll, Term
from elasticsearch.dsl.query import Query as Condition

from search import cursor
from search.contracts import Cell, Hit, Page, Query, Text
from search.engines import spelling
from search.engines.elasticsearch import counting, filters, ordering
from search.engines.elasticsearch.index import (
    Found,
    Index,
    key_of,
    row_of,
    rows_query,
    shown,
    told,
    weighted,
)
from search.engines.elasticsearch.layout import FOLDED_FIELDS
from search.engines.elasticsearch.matching import excluded_query, words_query
from search.engines.elasticsearch.nearness import nearest
from search.engines.elasticsearch.ranking import Ranked, Ranking
from search.engines.encoding import decode_source
from search.engines.showing import Shower
from search.plan import Plan

_MOST_SINGLES = 1_000
"""Records alone on the map whose keys are told; at more one cannot point."""


class Answer:
    """Works out a page.

    One request answers most queries. Nearness in meaning takes more: who is near, the pool's
    scores, and what shows the hits.
    """

    def __init__(self, index: Index, query: Query, plan: Plan) -> None:
        self._index = index
        self._query = query
        self._plan = plan
        self._shower = Shower(query, plan)
        self._chosen = filters.facet_filters(query)
        self._others = filters.other_filters(query)
        words = words_query(plan)
        self._words = None if words is None else weighted(words)
        self._scored = query.sort == "relevance" and words is not None

    def page(self) -> Page:
        """The answer, without the time it took."""
        query = self._query
        answer = self._index.ask(self._search())
        total, counted = answer["hits"]["total"]["value"], answer.get("aggregations", {})
        direct = counted["direct"]["doc_count"] if self._near else total
        hits, after = self._ranked() if self._near else self._found(answer["hits"]["hits"])
        return Page(
            hits=hits,
            total=total,
            direct=direct,
            facets=counting.told_facets(query.facets_wanted, counted),
            cells=self._cells(counted),
            suggestion="" if direct > spelling.FEW or not query.size else self._suggestion(),
            next=after,
        )

    @cached_property
    def _near(self) -> dict[int, float]:
        """Numbers of the records near in meaning, and how near, whatever narrows the query down."""
        query, plan = self._query, self._plan
        if plan.meaning is None:
            return {}
        found = nearest(self._index, plan.meaning, query.nearest, plan.text_langs, excluded_query(plan))
        return dict(list(found.items())[: query.nearest])

    @cached_property
    def _start(self) -> ordering.Start:
        start = ordering.start_by_relevance if self._scored else ordering.start
        return start(self._query)

    def _search(self) -> Search:
        """Counts everything, and finds the page's hits unless meaning has a say in their order."""
        query = self._query
        search = shown(0) if self._near else self._paged()
        search = search.query(self._everything()).extra(track_total_hits=True)
        if self._chosen:
            search = search.post_filter(filters.all_of(self._chosen.values()))
        counting.ask_facets(search, query.facets_wanted, self._chosen)
        if self._near:
            search.aggs.bucket("direct", Filter(filters.all_of([self._words, *self._chosen.values()])))
        if query.cells_zoom is not None:
            boxed = query.box is not None or query.near is not None
            counting.ask_cells(search, query.cells_zoom, self._chosen, boxed=boxed)
        return search

    def _paged(self) -> Search:
        # One hit more tells whether there is anything to go on with.
        search = shown(self._query.size + 1 if self._query.size else 0)
        order = ordering.by_relevance() if self._scored else ordering.by_value(self._query)
        search = search.sort(*order).extra(track_scores=self._scored)
        if self._start.after:
            return search.extra(search_after=list(self._start.after))
        return search.extra(**{"from": self._start.depth})

    def _everything(self) -> Condition:
        """All that is found, before anything is chosen in facets."""
        words = self._words or MatchAll()
        if self._near:
            either = Bool(should=[words, rows_query(list(self._near))], minimum_should_match=1)
            return filters.all_of([either, *self._others])
        if self._scored:
            return Bool(must=[words], filter=self._others)
        return filters.all_of([words, *self._others])

    def _found(self, found: Sequence[Found]) -> tuple[tuple[Hit, ...], str]:
        """The hits of a page, and the cursor behind them."""
        size = self._query.size
        more, found = len(found) > size, found[:size]
        hits = tuple(self._hit(hit, Ranked(0, hit["_score"] if self._scored else 0.0)) for hit in found)
        if not (more and hits):
            return hits, ""
        values = found[-1]["sort"]
        if self._scored:
            return hits, cursor.write(self._start.depth + size, float(values[0]), values[1])
        return hits, cursor.write(*values)

    def _ranked(self) -> tuple[tuple[Hit, ...], str]:
        """The same where meaning has a say."""
        if not self._query.size:
            return (), ""
        conditions = [*self._chosen.values(), *self._others]
        words_first = not self._plan.describes
        ranking = Ranking(self._index, self._words, conditions, self._near, words_first=words_first)
        ranked, after = ranking.stretch(self._query.size, self._start)
        sources = self._index.sources([each.row for each in ranked])
        # One that was deleted a moment ago has no source any more.
        hits = [self._hit(sources[each.row], each) for each in ranked if each.row in sources]
        return tuple(hits), after

    def _hit(self, hit: Found, ranked: Ranked) -> Hit:
        source = decode_source(hit["_source"]["source"])
        near = bool(self._near) and ranked.row in self._near
        return self._shower.hit(key_of(hit), source, float(ranked.score), direct=ranked.direct, near=near)

    def _cells(self, counted: Mapping[str, Any]) -> tuple[Cell, ...]:
        buckets = counting.told_buckets(counted)
        rows = counting.lone_rows(buckets)[:_MOST_SINGLES]
        search = told(len(rows)).query(filters.all_of([rows_query(rows)]))
        found = self._index.ask(search)["hits"]["hits"] if rows else []
        keys = {row_of(hit): key_of(hit) for hit in found}
        return tuple(counting.cell(bucket, keys) for bucket in buckets)

    def _suggestion(self) -> str:
        return spelling.suggest(self._query.text, self._query.lang, self._known, self._alike)

    def _known(self, folded: Collection[str]) -> set[str]:
        asked = sorted(folded)
        search = Search()[0:0]
        standing = {
            str(number): Bool(should=[Term(**{field: word}) for field in FOLDED_FIELDS])
            for number, word in enumerate(asked)
        }
        search.aggs.bucket("known", Filters(filters=standing))
        buckets = self._index.ask(search)["aggregations"]["known"]["buckets"]
        return {asked[int(number)] for number, bucket in buckets.items() if bucket["doc_count"]}

    def _alike(self, folded: str, letters: int) -> Iterator[list[Text]]:
        for field in FOLDED_FIELDS:
            query = Fuzzy(**{field: {"value": folded, "fuzziness": letters}})
            found = self._index.ask(shown(spelling.LOOKED_AT).query(query))["hits"]["hits"]
            yield [text for hit in found for text in decode_source(hit["_source"]["source"]).texts]
