"""What search knows of themes and concepts: whatever language names one finds it."""

from collections.abc import Iterator

from search import concepts
from search.concepts import Concept

from . import loading


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


def register() -> None:
    """Let search know the concepts."""
    concepts.register("vocabulary", table)
