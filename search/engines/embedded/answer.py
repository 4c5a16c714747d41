"""One query on one state of the index."""

from functools import cached_property

import tantivy
from tantivy import DocAddress

from search import cursor
from search.contracts import Cell, Hit, Page, Query
from search.engines.embedded import counting, filters
from search.engines.embedded.matching import words_query
from search.engines.embedded.ordering import Stretch, by_value, by_words, depth_of
from search.engines.embedded.spelling import suggest
from search.engines.embedded.store import Reader
from search.engines.encoding import decode_source
from search.engines.showing import Shower
from search.plan import Plan


class Answer:
    """Works out a page; what it needs more than once is worked out once."""

    def __init__(self, reader: Reader, query: Query, plan: Plan) -> None:
        self._searcher = reader.searcher
        self._index = reader.index
        self._query = query
        self._plan = plan
        self._chosen = filters.facet_filters(query)
        self._others = filters.other_filters(query, reader.index, reader.searcher)
        self._words = words_query(plan, reader.searcher)

    def page(self) -> Page:
        """The answer, without the time it took.

        One pass counts the hits and all facets nothing was chosen in, one more each other facet.
        """
        wanted = self._query.facets_wanted
        free = [facet for facet in wanted if facet.name not in self._chosen]
        total, counted = counting.counts(self._searcher, self._all, free)
        for facet in wanted:
            if facet.name in self._chosen:
                narrowed = self._narrowed(self._words, without=facet.name)
                counted |= counting.counts(self._searcher, narrowed, [facet]).facets
        stretch = self._stretch(total) if total and self._query.size else Stretch()
        shower = Shower(self._query, self._plan)
        return Page(
            hits=tuple(self._hit(*found, shower) for found in stretch.found),
            total=total,
            direct=total,
            facets=tuple(counted[facet.name] for facet in wanted),
            cells=self._cells(),
            suggestion="" if total else suggest(self._query.text, self._searcher),
            next=stretch.next,
        )

    @cached_property
    def _all(self) -> tantivy.Query:
        """Everything that is found."""
        return self._narrowed(self._words)

    def _narrowed(self, found: tantivy.Query | None, without: str | None = None) -> tantivy.Query:
        """What was found under all conditions, except what was chosen in one facet."""
        chosen = [query for name, query in self._chosen.items() if name != without]
        conditions = ([] if found is None else [found]) + [silent(each) for each in (*chosen, *self._others)]
        return filters.all_of(conditions) if conditions else tantivy.Query.all_query()

    def _stretch(self, total: int) -> Stretch:
        query = self._query
        if query.sort != "relevance" or self._words is None:
            return by_value(self._searcher, self._index, query, self._all)
        depth = depth_of(query)
        if depth >= total:
            return Stretch()
        found = by_words(self._searcher, self._all, query.size, depth)
        end = depth + len(found)
        return Stretch(tuple(found), cursor.write(end) if end < total else "")

    def _hit(self, address: DocAddress, score: float, shower: Shower) -> Hit:
        document = self._searcher.doc(address)
        source = decode_source(bytes(document.get_first("source")))
        return shower.hit(document.get_first("key"), source, score)

    def _cells(self) -> tuple[Cell, ...]:
        query = self._query
        if query.cells_zoom is None:
            return ()
        boxed = query.box is not None or query.near is not None
        return counting.cells(self._searcher, self._all, query.cells_zoom, boxed=boxed)


def silent(condition: tantivy.Query) -> tantivy.Query:
    """A condition that does not score."""
    return tantivy.Query.const_score_query(condition, 0.0)
