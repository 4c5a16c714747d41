"""Which concept a term names when several claim it."""

import pytest

from search import concepts
from search.analysis.chain import analyzer
from search.analysis.tokens import words


@pytest.fixture(autouse=True)
def crafts(monkeypatch):
    """A table of these alone: the hub's own has a choir, too."""
    monkeypatch.setattr(concepts, "_tables", {})
    table = [
        concepts.Concept("crafts", {"en": ["crafts", "pottery", "handmade"]}),
        concepts.Concept("pottery", {"en": ["pottery", "kiln"]}, "crafts"),
        concepts.Concept("weaving", {"en": ["weaving", "kiln", "gallery"]}, "crafts"),
        concepts.Concept("arts", {"en": ["gallery", "choir"]}),
        concepts.Concept("choir", {"en": ["choir", "handmade", "in harmony"]}, "arts"),
    ]
    concepts.register("test", lambda: table)
    yield
    concepts.unregister("test")


@pytest.mark.parametrize(
    ("term", "named"),
    [
        ("pottery", ["pottery", "crafts"]),
        ("kiln", ["crafts"]),
        ("choir", ["choir", "arts"]),
        ("gallery", []),
        ("handmade", []),
        ("harmony", []),
    ],
)
def test_the_finest_concept_wins_and_what_may_mean_something_else_names_none(term, named):
    known = {"crafts", "pottery", "weaving", "arts", "choir"}
    found = concepts.named("en", analyzer("en").tokens(words(term)))
    assert [concept for concept in found if concept in known] == named
