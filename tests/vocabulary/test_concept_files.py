"""The concept files are written by hand in 24 languages: what a slip of the hand does to them."""

import re
from collections import defaultdict

import pytest

from tests.vocabulary.files import (
    CONCEPTS,
    LANGUAGES,
    THEMES,
    all_terms,
    foreign_words,
    is_misspelt,
    is_untidy,
    read,
    repeated,
    terms,
)  # fmt: skip

# More further words for one concept in one language are a sign of words that mean something else.
MOST = 4
# Themes and concepts together: what telling projects apart in any language takes.
FEWEST_IN_ALL = 300
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def shared(language: str) -> dict[str, list[str]]:
    """Terms of a language that belong to two concepts, or to a concept and to another theme than its own.

    A concept may take over a word of its own theme: it says the same more finely.
    """
    owners = defaultdict(set)
    concepts_of = defaultdict(set)
    for path in CONCEPTS:
        for concept in read(path):
            for term in terms(concept, language):
                owners[term.casefold()].add(f"{path.name}: {concept['slug']}")
                concepts_of[term.casefold()].add(path.stem)
    for path in THEMES:
        for term in terms(read(path), language):
            if concepts_of[term.casefold()] - {path.stem}:
                owners[term.casefold()].add(f"themes/{path.name}")
    return {term: sorted(places) for term, places in owners.items() if len(places) > 1}


def faults(path, is_wrong) -> list[tuple[str, str, str]]:
    """Concept, language and term wherever `is_wrong(language, term)` in a file."""
    return [
        (concept["slug"], *item) for concept in read(path) for item in all_terms(concept) if is_wrong(*item)
    ]


@pytest.fixture(params=CONCEPTS, ids=lambda path: path.stem)
def path(request):
    return request.param


def test_every_theme_has_a_file_of_concepts():
    assert [path.stem for path in CONCEPTS] == [theme.stem for theme in THEMES]


def test_there_are_enough_concepts():
    assert len(THEMES) + sum(len(read(path)) for path in CONCEPTS) >= FEWEST_IN_ALL


def test_a_concept_has_a_slug_labels_and_perhaps_words_and_nothing_else(path):
    assert [
        concept for concept in read(path) if set(concept) | {"words"} != {"slug", "labels", "words"}
    ] == []
    slugs = [concept["slug"] for concept in read(path)]
    assert [slug for slug in slugs if not SLUG.fullmatch(slug) or len(slug) > 50] == []


def test_a_concept_has_a_label_in_all_languages(path):
    assert {
        concept["slug"]: sorted(set(LANGUAGES) ^ set(concept["labels"]))
        for concept in read(path)
        if sorted(concept["labels"]) != LANGUAGES
    } == {}


def test_words_are_few_and_of_known_languages(path):
    assert [
        (concept["slug"], language, words)
        for concept in read(path)
        for language, words in concept.get("words", {}).items()
        if language not in LANGUAGES or not 1 <= len(words) <= MOST
    ] == []


def test_nothing_is_empty_or_has_blanks_where_none_belong(path):
    assert faults(path, lambda language, term: is_untidy(term)) == []


def test_letters_are_composed_and_romanian_has_commas(path):
    assert faults(path, lambda language, term: is_misspelt(term)) == []


def test_every_word_is_in_the_script_of_its_language(path):
    assert faults(path, foreign_words) == []


def test_no_term_twice_in_a_concept(path):
    assert [
        (concept["slug"], language, twice)
        for concept in read(path)
        for language in LANGUAGES
        if (twice := repeated([term.casefold() for term in terms(concept, language)]))
    ] == []


def test_no_slug_twice_not_even_in_two_files():
    assert repeated([entry["slug"] for path in CONCEPTS for entry in read(path)]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_belongs_to_one_concept_and_to_no_other_theme(language):
    assert shared(language) == {}
