"""Criteria, one by one: what fits, what is not known, and what a reason rests on."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.cooperation.matching.criteria import CRITERIA
from hub.cooperation.matching.pool import Pool
from hub.cooperation.matching.profiles import Idea, Profile, Span

TODAY = date(2026, 6, 1)


def values(name: str, idea: Idea, *profiles: Profile) -> list[float | None]:
    """What a criterion says of each profile; None for what it does not know."""
    found = CRITERIA[name].values(idea, Pool(profiles))
    return [None if np.isnan(value) else round(float(value), 3) for value in found]


def test_a_shared_rare_theme_counts_more_than_a_common_one():
    idea = Idea(Profile("me", themes={"tourism": 1, "bees": 1}))
    bees, *tourists = (
        Profile("a", themes={"bees": 1}),
        *(Profile(f"t{number}", themes={"tourism": 1}) for number in range(8)),
    )
    of_bees, of_tourism, *_rest = values("themes", idea, bees, *tourists)
    assert of_bees > 0.6 > 0.4 > of_tourism > 0


def test_who_tells_nothing_is_not_known_rather_than_bad():
    me = Profile(
        "me", country="LV", point=(57, 22), themes={"bees": 1}, tokens={"en:honey": 1}, languages=frozenset(["lv"]),
        territory_kinds=frozenset(["island"]), funds=frozenset(["EAFRD"]), gives=frozenset(["bees"]),
        vector=np.array([1, 0], dtype=np.float32), spans=(Span(date(2023, 1, 1), date(2029, 12, 31)),),
    )  # fmt: skip
    idea = Idea(me, today=TODAY)
    silent = Profile("silent", country="LV")
    for name in CRITERIA:
        told = CRITERIA[name].values(idea, Pool([silent]))
        assert told is None or np.isnan(told).all(), name
        assert CRITERIA[name].reason(idea, silent, Pool([silent])) is None, name


def test_an_idea_that_says_nothing_is_judged_by_nothing_it_could_say():
    full = Profile(
        "full", themes={"bees": 1}, tokens={"en:honey": 1}, languages=frozenset(["lv"]), point=(57, 22),
        territory_kinds=frozenset(["island"]), gives=frozenset(["bees"]), funds=frozenset(["EAFRD"]),
        spans=(Span(TODAY, TODAY),), partners=frozenset(["x"]), vector=np.array([1, 0], dtype=np.float32),
    )  # fmt: skip
    told = [name for name in CRITERIA if CRITERIA[name].values(Idea(Profile("me")), Pool([full])) is not None]
    assert told == ["experience", "activity"]


def test_what_one_gives_the_other_seeks_and_the_other_way_round():
    idea = Idea(Profile("me", seeks=frozenset(["bees", "mills"]), gives=frozenset(["boats"])))
    teacher = Profile("teacher", gives=frozenset(["bees"]))
    pupil = Profile("pupil", seeks=frozenset(["boats"]), gives=frozenset(["mills"]))
    same = Profile("same", gives=frozenset(["boats"]))
    assert values("knowhow", idea, teacher, pupil, same) == [0.333, 0.667, 0.0]
    assert CRITERIA["knowhow"].reason(idea, pupil, Pool([pupil])).evidence == ("boats", "mills")


def test_time_is_the_part_that_money_lasts():
    idea = Idea(Profile("me"), span=Span(date(2027, 1, 1), date(2028, 12, 31)))
    early = Profile("early", spans=(Span(date(2014, 1, 1), date(2020, 12, 31)),))
    half = Profile("half", spans=(*early.spans, Span(date(2023, 1, 1), date(2027, 12, 31))))
    whole = Profile("whole", spans=(Span(date(2023, 1, 1), date(2029, 12, 31)),))
    assert values("timing", idea, early, half, whole, Profile("silent")) == [0.0, 0.499, 1.0, None]
    told = CRITERIA["timing"].reason(idea, half, Pool([half])).figures
    assert [date.fromordinal(day) for day in told.values()] == [date(2027, 1, 1), date(2027, 12, 31)]


def test_nearness_counts_at_home_and_abroad_only_where_it_is_wished():
    me = Profile("me", country="LV", point=(57.0, 22.0))
    near, far = Profile("n", country="LV", point=(57.0, 22.1)), Profile("f", country="LV", point=(56.0, 27.0))
    abroad = Profile("a", country="EE", point=(58.0, 22.0))
    assert values("distance", Idea(me), near, far, abroad) == [0.943, 0.235, None]
    assert values("distance", Idea(me, near=True), near, far, abroad) == [0.943, 0.235, 0.473]
    assert CRITERIA["distance"].reason(Idea(me), far, Pool([far])) is None
    assert CRITERIA["distance"].reason(Idea(me), near, Pool([near])).figures == {
        "km": pytest.approx(6.06, abs=0.01)
    }


def test_a_word_that_everybody_uses_in_its_language_is_no_reason():
    said = {"en:where": 1, "en:honey": 1, "lv:kur": 1}
    idea = Idea(
        Profile("me", tokens=said), words={"en:where": "where", "en:honey": "honey", "lv:kur": "kurp"}
    )
    other = Profile("a", tokens=said)
    crowd = [Profile(f"e{number}", tokens={"en:where": 1, f"en:{number}": 1}) for number in range(9)]
    more = [Profile(f"l{number}", tokens={f"lv:{number}": 1}) for number in range(40)]
    told = CRITERIA["text"].reason(idea, other, Pool([other, *crowd, *more])).evidence
    assert set(told) == {"en:honey", "lv:kur"}


def test_partners_before_are_known_whoever_tells_of_them():
    idea = Idea(Profile("me", partners=frozenset(["friend"])))
    assert values("partners", idea, Profile("friend"), Profile("fan", partners=frozenset(["me"])), Profile("x")) == [
        1.0, 1.0, 0.0,
    ]  # fmt: skip


def test_a_profile_ages():
    idea = Idea(Profile("me"), today=TODAY)
    fresh, old = Profile("f", renewed=TODAY), Profile("o", renewed=TODAY - timedelta(days=5000))
    assert values("activity", idea, fresh, old, Profile("silent")) == [1.0, 0.0, None]


WORDS = st.frozensets(
    st.sampled_from(["bees", "boats", "mills", "honey", "·farm-shop", "·village-shop"]), max_size=4
)
PLACES = st.none() | st.tuples(st.floats(35, 70), st.floats(-10, 30))
DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(sorted).map(lambda pair: Span(*pair)), max_size=2).map(tuple)


@st.composite
def profiles(draw, number: str) -> Profile:
    vector = draw(st.none() | st.lists(st.floats(-1, 1), min_size=4, max_size=4))
    unit = None
    if vector and np.linalg.norm(vector) > 0.1:
        unit = (np.array(vector) / np.linalg.norm(vector)).astype(np.float32)
    return Profile(
        number, country=draw(st.sampled_from(["LV", "DK"])), point=draw(PLACES), territory_kinds=draw(WORDS),
        languages=draw(WORDS), themes=dict.fromkeys(draw(WORDS), 1.0), gives=draw(WORDS), seeks=draw(WORDS),
        tokens=dict.fromkeys(draw(WORDS), 1), vector=unit, funds=draw(WORDS), spans=draw(SPANS),
        partners=draw(st.none() | st.frozensets(st.sampled_from(["me", "other", "x"]))),
    )  # fmt: skip


@given(profiles("me"), profiles("other"))
def test_the_evidence_of_every_reason_is_in_both_profiles(me, other):
    idea = Idea(me, words={word: word for word in me.tokens}, near=True, today=TODAY)
    pool = Pool([other])
    held = {
        "themes": (set(me.themes), set(other.themes)),
        "knowhow": (me.gives | me.seeks, other.gives | other.seeks),
        "text": (set(me.tokens), set(other.tokens)),
        "territory": (me.territory_kinds, other.territory_kinds),
        "languages": (me.languages, other.languages),
        "funds": (me.funds, other.funds),
        "partners": ({me.id} | (me.partners or set()), {other.id} | (other.partners or set())),
    }
    for name, criterion in CRITERIA.items():
        reason = criterion.reason(idea, other, pool)
        if reason is None:
            continue
        assert reason.evidence or reason.figures, name
        assert reason.criterion == name
        if name == "partners":
            assert reason.evidence == ("me", "other")
            assert "other" in (me.partners or ()) or "me" in (other.partners or ())
        elif reason.evidence:
            ours, theirs = held[name]
            assert set(reason.evidence) <= ours & theirs, name
        if name == "timing":
            first, last = (date.fromordinal(reason.figures[key]) for key in ("first", "last"))
            assert any(span.first <= first <= last <= span.last for span in other.spans)
            assert any(span.first <= last <= span.last for span in me.spans)


@given(profiles("me"), profiles("other"))
def test_every_value_lies_between_none_and_all(me, other):
    for name, criterion in CRITERIA.items():
        told = criterion.values(Idea(me, near=True, today=TODAY), Pool([other]))
        assert told is None or np.isnan(told).all() or (-1e-6 <= told[0] <= 1 + 1e-6), name
