"""What a visitor typed, taken apart: words, "phrases" and -exclusions, and nothing else.

There is no syntax that addresses fields, and nothing that is an error.
"""

import re
from dataclasses import dataclass

from search.analysis.tokens import normalize, words

MAX_LENGTH = 1_000
"""Characters that are read; the rest is ignored."""
MAX_WORDS = 40

# A minus counts only at the start of a word, so that cross-border stays two words; quotation
# marks count in all the pairs used in Europe.
_QUOTES = str.maketrans(dict.fromkeys('“”„‟«»″"', '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Clause:
    """A word, or several in a row when they were quoted; lower case."""

    words: tuple[str, ...]
    excluded: bool = False

    @property
    def phrase(self) -> bool:
        """Whether the words must stand one after the other."""
        return len(self.words) > 1


def parse(text: str) -> tuple[Clause, ...]:
    """The clauses of a query in its order, without repetitions.

    Takes any text; control characters and lone surrogates part words.
    """
    text = normalize(text[:MAX_LENGTH]).translate(_QUOTES)
    found: dict[Clause, None] = {}
    for piece in _PIECE.finditer(text):
        excluded = piece["minus"] is not None
        if piece["phrase"] is not None:
            clauses = [Clause(tuple(words(piece["phrase"])), excluded)]
        elif excluded:
            # -cross-border excludes the two words in a row, as it would exclude one.
            clauses = [Clause(tuple(words(piece["word"])), excluded)]
        else:
            clauses = [Clause((word,)) for word in words(piece["word"])]
        found.update(dict.fromkeys(clause for clause in clauses if clause.words))
    return _capped(tuple(found))


def _capped(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    kept, count = [], 0
    for clause in clauses:
        count += len(clause.words)
        if count > MAX_WORDS:
            break
        kept.append(clause)
    return tuple(kept)
