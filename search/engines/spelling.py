"""A better spelling for a query that found nothing or little, from the words that are in the index."""

from collections.abc import Callable, Collection, Iterable
from difflib import SequenceMatcher, get_close_matches

from search.analysis.chain import analyzer
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
_COMPARED = 5
"""Words alike among which one of the page's language is looked for."""
_OWN = 0.05
"""How much less alike a word of the page's language may be than another."""
FEW = 5
"""Hits up to which a better spelling may be meant, too: parts of a misspelt word find something."""

Known = Callable[[Collection[str]], Collection[str]]
"""Which of some folded words stand in the index."""
Alike = Callable[[str, int], Iterable[Iterable[Text]]]
"""For a folded word and a number of letters: by field, texts of documents with a word that differs by so many."""


def suggest(text: str, lang: str, known: Known, alike: Alike) -> str:
    """The query with each unknown word replaced by a known one that is spelt nearly so.

    Empty if all are known, one cannot be replaced or too many are unknown. A word that is but another
    form of a known one is known. ``lang`` is the page's: of words as much alike, one of that language
    is meant. Quotation marks and exclusions are dropped.
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
        if not (found := _nearest(word, lang, alike)):
            return ""
        better[word] = found
    words_meant = [better.get(word, word) for word in typed]
    return "" if words_meant == typed else " ".join(words_meant)


def _nearest(word: str, lang: str, alike: Alike) -> str:
    """The word of the index that is spelt most alike, the word itself if that is a form of it; else empty."""
    folded = fold(word)
    if len(folded) < _SHORTEST or folded.isdigit():
        return ""
    for texts in alike(folded, 2 if len(folded) >= _LONG else 1):
        forms: dict[str, tuple[str, str]] = {}
        for text in sorted(texts, key=lambda text: text.lang == lang):
            forms.update((fold(form), (form, text.lang)) for form in _words_of(text))
        if close := get_close_matches(folded, forms, n=_COMPARED, cutoff=_ALIKE):
            found = [forms[each] for each in close]
            if any(_is_form(word, form, own) for form, own in found):
                return word
            return max(found, key=lambda each: _likeness(folded, fold(each[0]), own=each[1] == lang))[0]
    return ""


def _is_form(word: str, other: str, lang: str) -> bool:
    chain = analyzer(lang)
    return chain.token(word) == chain.token(other)


def _likeness(word: str, other: str, *, own: bool) -> float:
    return SequenceMatcher(None, word, other).ratio() + (_OWN if own else 0.0)


def _words_of(text: Text) -> set[str]:
    return set(words(f"{text.title} {text.summary} {text.body}"))
