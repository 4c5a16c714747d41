"""The order of what words and meaning found: a fused head, then the rest as words rank it."""

from functools import cached_property

from tantivy import Occur, Searcher
from tantivy import Query as TantivyQuery

from search.engines.embedded.ordering import Ranked, by_words
from search.engines.embedded.schema import schema
from search.fusion import WINDOW, fused


def rows_query(rows: list[int]) -> TantivyQuery:
    """The records with these numbers; adds nothing to a score."""
    return TantivyQuery.const_score_query(TantivyQuery.term_set_query(schema(), "row", rows), 0.0)


class Ranking:
    """What is found under all conditions, in its order.

    ``words`` is the query for words, ``conditions`` what narrows it (without scores), ``near`` maps
    the numbers of records near in meaning to how near they are; ``words_first`` see ``fused``.
    """

    def __init__(
        self,
        searcher: Searcher,
        words: TantivyQuery,
        conditions: list[TantivyQuery],
        near: dict[int, float],
        *,
        words_first: bool,
    ) -> None:
        self._searcher = searcher
        self._words = words
        self._conditions = [(Occur.Must, condition) for condition in conditions]
        self._near = near
        self._words_first = words_first

    def stretch(self, size: int, depth: int) -> list[Ranked]:
        """``size`` records after the first ``depth``."""
        if not self._near:
            found = by_words(self._searcher, self._narrowed((Occur.Must, self._words)), size, depth)
            return [Ranked(address, score) for address, score in found]
        shown = self._head[depth : depth + size]
        if len(shown) < size:
            shown += self._tail(size - len(shown), max(0, depth - len(self._head)))
        return shown

    def _narrowed(self, *parts: tuple[Occur, TantivyQuery]) -> TantivyQuery:
        return TantivyQuery.boolean_query([*parts, *self._conditions])

    @cached_property
    def _best(self) -> dict[int, Ranked]:
        """The first records by words, by number."""
        found = by_words(self._searcher, self._narrowed((Occur.Must, self._words)), WINDOW)
        rows = self._searcher.fast_field_values("row", [address for address, _score in found])
        return {row: Ranked(address, score) for row, (address, score) in zip(rows, found, strict=True)}

    @cached_property
    def _nearby(self) -> dict[int, Ranked]:
        """The records near in meaning that meet the conditions, by number, with their scores by words."""
        query = self._narrowed((Occur.Must, rows_query(list(self._near))), (Occur.Should, self._words))
        found = self._searcher.search(query, len(self._near), count=False, weight_by_field="boost").hits
        addresses = [address for _score, address in found]
        rows = self._searcher.fast_field_values("row", addresses)
        return {
            row: Ranked(address, float(score), score > 0)
            for row, (score, address) in zip(rows, found, strict=True)
        }

    @cached_property
    def _head(self) -> list[Ranked]:
        pool = self._nearby | self._best
        words = {row: each.score for row, each in pool.items() if each.direct}
        meaning = {row: self._near[row] for row in self._nearby}
        stamps = self._searcher.fast_field_values("stamp", [each.address for each in pool.values()])
        unknown = {row for row, stamp in zip(pool, stamps, strict=True) if not stamp}
        ranked = fused(words, meaning, without_vectors=unknown, words_first=self._words_first)
        return [Ranked(pool[row].address, score, pool[row].direct) for row, score in ranked]

    def _tail(self, size: int, depth: int) -> list[Ranked]:
        """What words found beyond the head."""
        skipped = sum(row not in self._near for row in self._best)
        query = self._narrowed((Occur.Must, self._words), (Occur.MustNot, rows_query(list(self._near))))
        found = by_words(self._searcher, query, size, skipped + depth)
        return [Ranked(address, score) for address, score in found]
