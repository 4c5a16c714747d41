"""A better spelling for a query that found nothing, from the words that are in the index."""

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches

from search.analysis.fold import fold
from search.analysis.tokens import words
from search.contracts import Text
from search.parser import parse

LOOKED_AT = 30
"""Documents with similar words whose words are compared."""
_MOST = 5
"""Unknown words that are looked for: each costs some searches and a look into their documents."""
_LONG = 6
"""Words from this length on may differ in two letters, shorter ones in one."""
_SHORTEST = 4
_ALIKE = 0.7

Known = Callable[[Collection[str]], Collection[str]]
"""Which of some folded words stand in the index."""
Alike = Callable[[str, int], Iterable[Iterable[Text]]]
"""For a folded word and a number of letters: by field, texts of documents with a word that differs by so many."""


def suggest(text: str, known: Known, alike: Alike) -> str:
    """The query with each unknown word replaced by a known one that is spelt nearly so.

    Empty if all are known, one cannot be replaced or too many are unknown. Quotation marks and
    exclusions are dropped.
    """
    clauses = [clause for clause in parse(text) if not clause.excluded]
    typed = [word for clause in clauses for word in clause.words]
    if not typed:
        return ""
    there = known({fold(word) for word in typed})
    unknown = [word for word in dict.fromkeys(typed) if fold(word) not in there]
    if not 0 < len(unknown) <= _MOST:
        return ""
    better: dict[str, str] = {}
    for word in unknown:
        if not (found := _nearest(fold(word), alike)):
            return ""
        better[word] = found
    return " ".join(better.get(word, word) for word in typed)


def _nearest(folded: str, alike: Alike) -> str:
    """The word of the index that is spelt most alike; empty if none is."""
    if len(folded) < _SHORTEST or folded.isdigit():
        return ""
    for texts in alike(folded, 2 if len(folded) >= _LONG else 1):
        forms = {fold(form): form for text in texts for form in _words_of(text)}
        if close := get_close_matches(folded, forms, n=1, cutoff=_ALIKE):
            return forms[close[0]]
    return ""


def _words_of(text: Text) -> set[str]:
    return set(words(f"{text.title} {text.summary} {text.body}"))
