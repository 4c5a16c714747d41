"""The order of what words and meaning found: a fused head, then the rest as words rank it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool
from elasticsearch.dsl.query import Query as Condition

from search import cursor
from search.engines.elasticsearch.index import Found, Index, row_of, rows_query, told
from search.engines.elasticsearch.ordering import Start, by_relevance
from search.fusion import WINDOW, fused


class Ranked(NamedTuple):
    """A record found: its number, score, whether it has the words asked for, and the cursor behind it."""

    row: int
    score: float
    direct: bool = True
    after: tuple[float, int] | tuple[()] = ()


class Ranking:
    """What is found under all conditions, in its order.

    ``words`` is the query for words, ``conditions`` what narrows it, ``near`` maps the numbers of
    records near in meaning to how near they are; ``words_first`` see ``fused``.
    """

    def __init__(
        self,
        index: Index,
        words: Condition,
        conditions: Sequence[Condition],
        near: Mapping[int, float],
        *,
        words_first: bool,
    ) -> None:
        self._index = index
        self._words = words
        self._conditions = list(conditions)
        self._near = near
        self._words_first = words_first

    def stretch(self, size: int, start: Start) -> tuple[list[Ranked], str]:
        """``size`` records from a start, and the cursor to go on with; empty if that was all."""
        wanted = size + 1  # one more tells whether there is anything to go on with
        found = [] if start.after else self._head[start.depth : start.depth + wanted]
        if len(found) < wanted:
            found += self._tail(wanted - len(found), start)
        more, found = len(found) > size, found[:size]
        return found, cursor.write(start.depth + size, *found[-1].after) if more and found else ""

    def _tail(self, size: int, start: Start) -> list[Ranked]:
        """What words found beyond the head."""
        query = Bool(must=[self._words], filter=self._conditions, must_not=[rows_query(list(self._near))])
        search = _scored(size, query)
        if start.after:
            search = search.extra(search_after=start.after)
        else:
            skipped = sum(row not in self._near for row in self._best)
            depth = skipped + max(0, start.depth - len(self._head))
            search = search.extra(**{"from": depth})
        return [
            Ranked(row_of(hit), hit["_score"], True, (float(hit["_score"]), row_of(hit)))
            for hit in self._index.ask(search)["hits"]["hits"]
        ]

    @cached_property
    def _pools(self) -> list[list[Found]]:
        """The first records by words; those near in meaning, with the scores of their words."""
        near = [rows_query(list(self._near)), *self._conditions]
        return self._index.ask_all(
            _scored(WINDOW, Bool(must=[self._words], filter=self._conditions)),
            _scored(len(self._near), Bool(filter=near, should=[self._words])),
        )

    @cached_property
    def _best(self) -> dict[int, Ranked]:
        return {row_of(hit): Ranked(row_of(hit), hit["_score"]) for hit in self._pools[0]}

    @cached_property
    def _head(self) -> list[Ranked]:
        nearby = {
            row_of(hit): Ranked(row_of(hit), hit["_score"], hit["_score"] > 0) for hit in self._pools[1]
        }
        pool = nearby | self._best
        words = {row: each.score for row, each in pool.items() if each.direct}
        meaning = {row: self._near[row] for row in nearby}
        unknown = {
            row_of(hit) for hits in self._pools for hit in hits if not hit["fields"]["passage_count"][0]
        }
        ranked = fused(words, meaning, without_vectors=unknown, words_first=self._words_first)
        return [Ranked(row, score, pool[row].direct) for row, score in ranked]


def _scored(size: int, query: Condition) -> Search:
    return told(size).query(query).sort(*by_relevance()).extra(track_scores=True, track_total_hits=False)
