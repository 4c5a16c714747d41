"""Files of vectors beside the index."""

import random

import pytest

from search.contracts import DIMENSIONS, Passage
from search.engines.embedded import vectors as module
from search.engines.embedded.vectors import Owned, Vectors, stamp_of

pytest.importorskip("usearch")
from search.engines.embedded.nearness import nearest


def vector(seed: int) -> bytes:
    return random.Random(seed).randbytes(DIMENSIONS)


def owned(row: int, *seeds: int, lang: str = "da") -> Owned:
    passages = tuple(Passage(lang, vector(seed), place == 0) for place, seed in enumerate(seeds))
    return Owned(row, stamp_of(passages), passages)


def rows(vectors: Vectors, seed: int, count: int = 3, **more) -> list[int]:
    return [row for row, _stamp in nearest(vectors, vector(seed), count, **more)]


@pytest.fixture
def vectors(tmp_path):
    return Vectors(tmp_path / "vectors")


def test_nothing_is_near_where_nothing_is(vectors):
    assert rows(vectors, 1) == []


def test_record_is_found_by_its_passage_in_any_file(vectors):
    for row in range(1, 6):
        vectors.add([owned(row, row, row + 100)])
    assert [rows(vectors, seed)[0] for seed in (1, 3, 5, 102)] == [1, 3, 5, 2]


def test_other_processes_see_what_was_added(vectors, tmp_path):
    other = Vectors(tmp_path / "vectors")
    assert other.segments() == ()
    vectors.add([owned(1, 1)])
    assert rows(other, 1) == [1]


def test_same_vectors_are_not_written_twice(vectors):
    vectors.add([owned(1, 1)])
    size = vectors.size()
    vectors.add([owned(1, 1)])
    assert vectors.size() == size


def test_languages_can_be_chosen(vectors):
    vectors.add([owned(1, 1), owned(2, 2, lang="en")])
    assert rows(vectors, 1, langs=("en",)) == [2]


def test_many_small_files_become_few(vectors):
    for row in range(100):
        vectors.add([owned(row, row)])
    assert len(vectors.segments()) < 20
    assert rows(vectors, 42)[0] == 42


def test_tidying_keeps_what_the_index_has_and_makes_a_graph(vectors, monkeypatch):
    monkeypatch.setattr(module, "_GRAPHED", 10)
    everything = [owned(row, row, row + 500) for row in range(60)]
    vectors.add(everything)
    vectors.add([owned(7, 1007)])
    live = {each.row: each.stamp for each in everything if each.row != 3} | {7: owned(7, 1007).stamp}
    vectors.tidy(live)
    (segment,) = vectors.segments()
    assert segment.graph is not None
    assert (rows(vectors, 1007)[0], rows(vectors, 42)[0]) == (7, 42)
    assert 3 not in segment.heads["row"]
    before = vectors.segments()
    vectors.tidy(live)
    assert vectors.segments() == before
