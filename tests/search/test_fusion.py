"""One order from words and meaning."""

import pytest

from search.fusion import fused


def order(*evidence, **more):
    return [record for record, _score in fused(*evidence, **more)]


def test_words_alone_keep_their_order_and_alike_records_go_by_number():
    assert fused({3: 2.0, 1: 1.0, 2: 2.0}) == [(2, 2.0), (3, 2.0), (1, 1.0)]


def test_meaning_alone_orders_what_has_no_words():
    assert order({}, {1: 0.80, 2: 0.90, 3: 0.85}) == [2, 3, 1]


def test_record_with_both_comes_before_those_with_one():
    assert order({1: 5.0, 2: 5.0}, {1: 0.9, 3: 0.9})[0] == 1


def test_who_has_a_few_words_comes_before_all_that_only_mean_something_alike():
    words, meaning = {1: 5.0, 2: 0.1}, {3: 0.9, 4: 0.95, 1: 0.6}
    assert order(words, meaning)[-1] == 2
    assert order(words, meaning, words_first=True) == [1, 2, 4, 3]


@pytest.mark.parametrize("scale", [0.01, 1, 1000])
def test_how_large_scores_are_does_not_matter(scale):
    words, meaning = {1: 3.0, 2: 1.0, 3: 2.0}, {2: 0.91, 4: 0.93, 1: 0.88}
    assert order({key: value * scale for key, value in words.items()}, meaning) == order(words, meaning)


def test_record_without_vectors_is_not_taken_for_far_away():
    words, meaning = {1: 4.0, 2: 4.0}, {3: 0.8, 4: 0.9}
    assert order(words, meaning, without_vectors={2}).index(2) < order(
        words, meaning, without_vectors={2}
    ).index(1)


def test_nothing_is_fused_into_nothing():
    assert fused({}) == fused({}, {}) == []
