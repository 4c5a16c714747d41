"""Whom matching proposes, in which order."""

import numpy as np
import pytest

from hub.cooperation.matching.criteria import CRITERIA
from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile
from hub.cooperation.matching.rank import best, scores
from hub.cooperation.matching.weights import WEIGHTS


def ids(idea: Idea, pool: Pool, **options) -> list[str]:
    return [match.profile.id for match in best(idea, pool, **options)]


def test_every_weight_belongs_to_a_criterion_and_none_is_negative():
    assert WEIGHTS.keys() == CRITERIA.keys()
    assert all(weight >= 0 for weight in WEIGHTS.values())


def test_a_score_is_the_sum_of_its_parts():
    pool = Pool(
        [Profile("a", themes={"bees": 1}, languages=frozenset("l")), Profile("b", themes={"boats": 1})]
    )
    idea = Idea(Profile("me", themes={"bees": 1}, languages=frozenset("l")))
    for match in best(idea, pool):
        assert match.score == pytest.approx(sum(match.parts.values()) + match.neutral)
    assert best(idea, pool)[0].score == pytest.approx(1.0)


def test_who_says_less_is_neither_lifted_nor_lowered():
    """Two alike in what they tell; the one who also hides a language stands between a match and a miss."""
    themes = {"bees": 1.0}
    pool = Pool([
        Profile("none in common", themes=themes, languages=frozenset(["da"])),
        Profile("not told", themes=themes),
        Profile("in common", themes=themes, languages=frozenset(["lv"])),
    ])  # fmt: skip
    idea = Idea(Profile("me", themes=themes, languages=frozenset(["lv"])))
    assert ids(idea, pool, varied=False) == ["in common", "not told", "none in common"]
    silent = best(idea, pool, varied=False)[1]
    assert silent.parts.keys() == {"themes"}
    assert silent.neutral > 0


def test_nobody_is_proposed_who_is_ruled_out():
    me = Profile("me", kind="lag", country="LV", themes={"bees": 1})
    pool = Pool([
        me,
        Profile("blocked", kind="lag", country="LV", themes={"bees": 1}),
        Profile("abroad", kind="lag", country="DK", themes={"bees": 1}),
        Profile("fisheries", kind="flag", country="LV", themes={"bees": 1}),
        Profile("good", kind="lag", country="LV", themes={"boats": 1}),
    ])  # fmt: skip
    idea = Idea(me, countries=frozenset(["LV"]), kinds=frozenset(["lag"]), excluded=frozenset(["blocked"]))
    assert ids(idea, pool) == ["good"]
    assert ids(Idea(me, countries_excluded=frozenset(["LV"])), pool) == ["abroad"]


def test_an_empty_pool_and_a_silent_idea_are_answered():
    assert ids(Idea(Profile("me", themes={"bees": 1})), Pool([])) == []
    assert ids(Idea(Profile("me")), Pool([Profile("a"), Profile("b")])) == ["a", "b"]


def test_not_all_are_of_one_country():
    """Germany has the best six by a hair; others of nearly the same worth get places among them."""
    rows = [Profile(f"de{n}", country="DE", themes={"bees": 1, "boats": 1}) for n in range(6)]
    rows += [
        Profile("pl", country="PL", themes={"bees": 10, "boats": 8}),
        Profile("far", country="SE", themes={"x": 1}),
    ]
    idea = Idea(Profile("me", themes={"bees": 1, "boats": 1}))
    assert ids(idea, Pool(rows), varied=False)[:6] == ["de0", "de1", "de2", "de3", "de4", "de5"]
    assert ids(idea, Pool(rows), varied=True)[:4] == ["de0", "de1", "pl", "de2"]
    assert set(ids(idea, Pool(rows))) == {row.id for row in rows}


def test_the_best_newcomer_gets_a_place_and_is_marked_as_one():
    known = [Profile(f"old{n}", themes={"bees": 1}, partners=frozenset("xyz")) for n in range(9)]
    new = Profile("new", themes={"boats": 1}, partners=frozenset())
    unknown = Profile("unknown", themes={"boats": 1})
    found = best(Idea(Profile("me", themes={"bees": 1})), Pool([*known, unknown, new]))
    assert [(place, match.profile.id) for place, match in enumerate(found) if match.newcomer] == [(4, "new")]


def test_pages_follow_each_other_without_gap_or_repetition():
    pool = Pool(
        [
            Profile(f"p{n}", country="DE" if n % 3 else "LV", themes={"bees": n + 1, "x": 50})
            for n in range(150)
        ]
    )
    idea = Idea(Profile("me", themes={"bees": 1}))
    pages = [each for skip in range(0, 150, 20) for each in ids(idea, pool, skip=skip)]
    assert len(pages) == len(set(pages)) == 150


def test_vectors_find_what_no_word_tells():
    near, far = np.array([0.8, 0.6], dtype=np.float32), np.array([0, 1], dtype=np.float32)
    pool = Pool([Profile("far", vector=far), Profile("near", vector=near)])
    idea = Idea(Profile("me", vector=np.array([1, 0], dtype=np.float32)))
    assert ids(idea, pool) == ["near", "far"]
    assert scores(idea, pool, without=("meaning",)).parts == {}
