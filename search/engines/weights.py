"""What each kind of evidence weighs in every engine: chosen together, see docs/search-quality.md."""

TITLE, BODY, NAMES = 1.6, 0.5, 1.3
"""Words as they stand, folded, beside the same words as their language's tokens (1)."""
CONCEPT = 0.8
"""What a concept weighs beside the word that stands for it."""
BROADER = 0.5
"""What the concept weighs that a topic belongs to, beside the topic itself (``CONCEPT``)."""
PARTS = 0.5
"""What all parts of a compound weigh beside the compound itself."""
TIE = 0.1
"""How much the other fields add to the best one."""
