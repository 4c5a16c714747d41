"""What each kind of evidence weighs in every engine: chosen together, see docs/search-quality.md."""

TITLE, BODY, NAMES = 1.6, 0.5, 1.3
"""Words as they stand, folded, beside the same words as their language's tokens (1)."""
CONCEPT = 0.8
"""What a concept weighs beside the word that stands for it."""
NAMED = 0.25
"""The same in a query of a few words, which are meant as they stand: who has them once in a long text comes
before who is about the concept in other words, unless it is in name and all over."""
BROADER = 0.5
"""What the concept weighs that a topic belongs to, beside the topic itself (``CONCEPT``)."""
PARTS = 0.5
"""What all parts of a compound weigh beside the compound itself."""
TIE = 0.1
"""How much the other fields add to the best one."""
