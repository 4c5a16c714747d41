"""Sparse rows as arrays: in which rows a term stands and how much it weighs there."""

from array import array
from collections.abc import Iterable, Mapping

import numpy as np


class Postings:
    """Rows of terms with weights, kept by term; made once, asked often."""

    def __init__(self, rows: Iterable[Mapping[str, float]]) -> None:
        terms: dict[str, int] = {}
        lengths, columns, weights = array("q"), array("i"), array("f")
        for row in rows:
            lengths.append(len(row))
            columns.extend(terms.setdefault(term, len(terms)) for term in row)
            weights.extend(row.values())
        self.terms = terms
        self.count = len(lengths)
        #: Whether a row has any term at all.
        self.known = np.array(lengths, dtype=np.int64) > 0
        column = np.array(columns, dtype=np.int32)
        order = np.argsort(column, kind="stable")
        #: In how many rows each term stands.
        self.frequency = np.bincount(column, minlength=len(terms))
        self._starts = np.concatenate(([0], np.cumsum(self.frequency)))
        self._rows = np.repeat(np.arange(self.count, dtype=np.int32), lengths)[order]
        self._weights = np.array(weights, dtype=np.float32)[order]

    @classmethod
    def of_sets(cls, sets: Iterable[Iterable[str]]) -> "Postings":
        """Rows in which every term weighs 1."""
        return cls(dict.fromkeys(each, 1.0) for each in sets)

    def scale(self, by_term: np.ndarray, *, unit: bool = False) -> "Postings":
        """Multiply the weights of each term (shape: terms); with `unit`, rows get the length 1. Gives itself."""
        self._weights *= np.repeat(by_term, self.frequency).astype(np.float32)
        if unit:
            squares = np.bincount(self._rows, self._weights.astype(np.float64) ** 2, minlength=self.count)
            lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
            self._weights /= lengths[self._rows].astype(np.float32)
        return self

    def sums(self, asked: Mapping[str, float]) -> np.ndarray:
        """For each row (float64, shape: rows) the sum over the asked terms of asked weight times its weight."""
        found = [(self.terms[term], weight) for term, weight in asked.items() if term in self.terms]
        if not found:
            return np.zeros(self.count)
        bounds = [(self._starts[term], self._starts[term + 1], weight) for term, weight in found]
        rows = np.concatenate([self._rows[first:last] for first, last, _weight in bounds])
        weights = np.concatenate([self._weights[first:last] * weight for first, last, weight in bounds])
        return np.bincount(rows, weights, minlength=self.count)
