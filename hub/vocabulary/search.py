"""What search knows of themes and concepts: whatever language names one finds it."""

from collections import Counter
from collections.abc import Iterator

from search import concepts
from search.analysis.chain import analyzer
from search.analysis.tokens import words
from search.concepts import Concept

from . import loading

LONGEST = 50_000
"""Characters of a text that are read for its themes, as many as search reads of it."""


def table() -> Iterator[Concept]:
    """Themes, and the finer concepts under each, with their labels and usual words.

    From the files, which the tables are loaded from: search needs no database for them.
    """
    for theme in loading.theme_files():
        yield Concept(theme["slug"], _terms(theme))
    for concept in loading.concept_files():
        yield Concept(concept["slug"], _terms(concept), broader=concept["theme_id"])


def _terms(row: dict) -> dict[str, tuple[str, ...]]:
    """The label and the usual words of a row in each language."""
    return {lang: (label, *row["words"].get(lang, ())) for lang, label in row["labels"].items()}


def themes_named(lang: str, text: str) -> Counter[str]:
    """How often a text in a language names each theme, or a finer concept of it (slug -> mentions)."""
    named = concepts.named(lang, analyzer(lang).tokens(words(text[:LONGEST])))
    return Counter(concept for concept in named if not concepts.all_concepts()[concept].broader)


def register() -> None:
    """Let search know the concepts."""
    concepts.register("vocabulary", table)
