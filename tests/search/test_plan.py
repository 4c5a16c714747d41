"""What a query looks for in each language."""

import pytest

from search import concepts
from search.concepts import Concept
from search.contracts import Query
from search.plan import make_plan


def tokens(text: str, lang: str, *languages: str) -> list[dict[str, str]]:
    """For each word: language -> token."""
    plan = make_plan(Query(text=text, lang=lang), languages)
    return [{term.lang: term.token for term in group.words[0].terms} for group in plan.words]


def test_a_word_is_not_taken_for_a_function_word_of_another_language():
    """It looks like a form of Lithuanian "būti" (to be), which nearly every text has."""
    (found,) = tokens("butikken", "da", "da", "lt", "lv")
    assert set(found) == {"da", "lv"}


def test_a_word_of_the_readers_own_language_is_looked_for_as_it_is():
    (found,) = tokens("bus", "lt", "lt")
    assert set(found) == {"lt"}


def test_a_word_that_counts_in_no_language_finds_by_its_letters():
    plan = make_plan(Query(text="butikken", lang="da"), ["lt"])
    (group,) = plan.words
    assert (group.words[0].folded, group.words[0].terms) == ("butikken", ())


def test_each_word_of_a_phrase_has_a_token_in_each_language():
    plan = make_plan(Query(text='"butikken i byen"', lang="da"), ["da", "lt"])
    (phrase,) = plan.phrases
    assert [[term.lang for term in word.terms] for word in phrase.words] == [["da", "lt"]] * 3


@pytest.mark.parametrize(
    ("text", "topics", "broader"),
    [
        ("dorfladen", (), ()),
        ("dorfladen in der alten schule am see", ("shop",), ("services",)),
        ('dorfladen "alte schule" see rathaus kirche', (), ()),
    ],
)
def test_description_has_topics(text, topics, broader, monkeypatch):
    table = (Concept("services"), Concept("shop", {"de": ["Dorfladen"]}, broader="services"))
    monkeypatch.setattr(concepts, "_tables", {"tests": lambda: table})
    concepts.forget()
    plan = make_plan(Query(text=text, lang="de"), ["de"])
    concepts.forget()
    assert (plan.topics, plan.broader) == (topics, broader)
