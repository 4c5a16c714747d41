"""One query on one state of the index."""

from functools import cached_property

import tantivy

from search import cursor
from search.contracts import Cell, Hit, Page, Query
from search.engines.embedded import counting, filters
from search.engines.embedded.matching import excluded_query, words_query
from search.engines.embedded.nearness import live, nearest
from search.engines.embedded.ordering import Ranked, Stretch, by_value, depth_of
from search.engines.embedded.ranking import Ranking, rows_query
from search.engines.embedded.spelling import suggest
from search.engines.embedded.store import Reader
from search.engines.embedded.vectors import Vectors
from search.engines.encoding import decode_source
from search.engines.showing import Shower
from search.engines.spelling import FEW
from search.plan import Plan


class Answer:
    """Works out a page; what it needs more than once is worked out once."""

    def __init__(self, reader: Reader, vectors: Vectors, query: Query, plan: Plan) -> None:
        self._searcher = reader.searcher
        self._index = reader.index
        self._query = query
        self._plan = plan
        self._chosen = filters.facet_filters(query)
        self._others = filters.other_filters(query, reader.index, reader.searcher)
        self._words = words_query(plan, reader.searcher)
        self._vectors = vectors

    def page(self) -> Page:
        """The answer, without the time it took.

        One pass counts the hits and all facets nothing was chosen in, one more each other facet.
        """
        wanted = self._query.facets_wanted
        free = [facet for facet in wanted if facet.name not in self._chosen]
        total, counted = counting.counts(self._searcher, self._all, free)
        for facet in wanted:
            if facet.name in self._chosen:
                narrowed = self._narrowed(without=facet.name)
                counted |= counting.counts(self._searcher, narrowed, [facet]).facets
        direct = total - self._only_near() if total else 0
        stretch = self._stretch(total) if total and self._query.size else Stretch()
        return Page(
            hits=self._hits(stretch),
            total=total,
            direct=direct,
            facets=tuple(counted[facet.name] for facet in wanted),
            cells=self._cells(),
            suggestion=self._suggestion(direct),
            next=stretch.next,
        )

    def _suggestion(self, direct: int) -> str:
        if direct > FEW or not self._query.size:
            return ""
        return suggest(self._query.text, self._query.lang, self._searcher)

    @cached_property
    def _near(self) -> dict[int, float]:
        """Numbers of the records near in meaning, and how near, whatever narrows the query down."""
        query, plan = self._query, self._plan
        if plan.meaning is None:
            return {}
        found = nearest(self._vectors, plan.meaning, query.nearest, plan.text_langs)
        living = live(self._searcher, found, excluded_query(plan, self._searcher))
        best = sorted(living.items(), key=lambda item: (-item[1], item[0]))
        return dict(best[: query.nearest])

    @cached_property
    def _all(self) -> tantivy.Query:
        """Everything that is found."""
        return self._narrowed()

    def _narrowed(self, without: str | None = None) -> tantivy.Query:
        """What is found under all conditions, except what was chosen in one facet."""
        found = self._words
        if found is not None and self._near:
            found = filters.any_of([found, rows_query(list(self._near))])
        conditions = ([] if found is None else [found]) + self._conditions(without)
        return filters.all_of(conditions) if conditions else tantivy.Query.all_query()

    def _conditions(self, without: str | None = None) -> list[tantivy.Query]:
        chosen = [query for name, query in self._chosen.items() if name != without]
        return [silent(each) for each in (*chosen, *self._others)]

    def _only_near(self) -> int:
        """How many records are found by their meaning alone."""
        if not self._near:
            return 0
        near = filters.all_of([rows_query(list(self._near)), *self._conditions()])
        without_words = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, near), (tantivy.Occur.MustNot, self._words)]
        )
        return counting.counts(self._searcher, without_words).total

    def _stretch(self, total: int) -> Stretch:
        query = self._query
        if query.sort != "relevance" or self._words is None:
            return by_value(self._searcher, self._index, query, self._all)
        depth = depth_of(query)
        if depth >= total:
            return Stretch()
        words_first = not self._plan.describes
        ranking = Ranking(
            self._searcher, self._words, self._conditions(), self._near, words_first=words_first
        )
        found = tuple(ranking.stretch(query.size, depth))
        end = depth + len(found)
        return Stretch(found, cursor.write(end) if end < total else "")

    def _hits(self, stretch: Stretch) -> tuple[Hit, ...]:
        shower = Shower(self._query, self._plan)
        rows = self._searcher.fast_field_values("row", [found.address for found in stretch.found])
        return tuple(self._hit(found, row, shower) for found, row in zip(stretch.found, rows, strict=True))

    def _hit(self, found: Ranked, row: int, shower: Shower) -> Hit:
        document = self._searcher.doc(found.address)
        source = decode_source(bytes(document.get_first("source")))
        return shower.hit(
            document.get_first("key"), source, found.score, direct=found.direct, near=row in self._near
        )

    def _cells(self) -> tuple[Cell, ...]:
        query = self._query
        if query.cells_zoom is None:
            return ()
        boxed = query.box is not None or query.near is not None
        return counting.cells(self._searcher, self._all, query.cells_zoom, boxed=boxed)


def silent(condition: tantivy.Query) -> tantivy.Query:
    """A condition that does not score."""
    return tantivy.Query.const_score_query(condition, 0.0)
