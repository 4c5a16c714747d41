"""The embedded engine's files of vectors: what a hub that learns record by record ends up with."""

import numpy as np

from search.contracts import DIMENSIONS, Passage
from search.engines.embedded.vectors import Owned, Vectors


def one(row: int, number: int = 1, stamp: int = 1) -> Owned:
    vector = np.full(DIMENSIONS, number, dtype="int8").tobytes()
    return Owned(row, stamp, (Passage("lv", vector, whole=True),))


def kept(vectors: Vectors) -> dict[int, int]:
    """Record -> first number of its newest vector."""
    found = {}
    for segment in vectors.segments():
        for head, vector in zip(segment.heads, segment.vectors, strict=True):
            found[int(head["row"])] = int(vector[0])
    return found


def test_many_small_additions_become_few_files_and_all_is_kept(tmp_path):
    vectors = Vectors(tmp_path / "vectors")
    for row in range(40):
        vectors.add([one(row, number=row + 1)])
    assert kept(vectors) == {row: row + 1 for row in range(40)}
    assert len(vectors.segments()) < 16


def test_the_newest_vectors_of_a_record_count(tmp_path):
    vectors = Vectors(tmp_path / "vectors")
    for turn in range(1, 21):
        vectors.add([one(7, number=turn, stamp=turn)])
    assert kept(vectors) == {7: 20}


def test_what_the_index_no_longer_has_is_tidied_away(tmp_path):
    vectors = Vectors(tmp_path / "vectors")
    vectors.add([one(1), one(2)])
    vectors.tidy({2: 1})
    assert kept(vectors) == {2: 1}
