"""Whatever is typed is understood as words, phrases and exclusions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.parser import MAX_WORDS, Clause, parse


def clauses(text):
    return [("-" if c.excluded else "") + " ".join(c.words) for c in parse(text)]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("Lokale fødevarer", ["lokale", "fødevarer"]),
        ('"short food chains" farm', ["short food chains", "farm"]),
        ("„Dorf und Land“ «hier»", ["dorf und land", "hier"]),
        ("energi -vind", ["energi", "-vind"]),
        ('energi -"vind og sol"', ["energi", "-vind og sol"]),
        ("cross-border -cross-border", ["cross", "border", "-cross border"]),
        ("d'avenir", ["d", "avenir"]),
        ("EU: LEADER", ["eu", "leader"]),
        ("title:energy AND (wind OR sun)", ["title", "energy", "and", "wind", "or", "sun"]),
        ('"unbalanced words', ["unbalanced", "words"]),
        ('one"two', ["one", "two"]),
        ("- -- \"\" '' *", []),
        ("same same", ["same"]),
        ("", []),
    ],
)
def test_queries(text, parsed):
    assert clauses(text) == parsed


def test_long_texts_are_cut():
    assert len(parse(" ".join(f"word{n}" for n in range(5_000)))) == MAX_WORDS
    assert {len(word) for clause in parse("a" * 10_000) for word in clause.words} == {60, 40}


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300) | st.text('-"“” \t\nab:*()[]~^\\/\x00', max_size=60))
def test_any_text_is_parsed(text):
    for clause in parse(text):
        assert isinstance(clause, Clause)
        assert all(word and not any(char.isspace() for char in word) for word in clause.words)
