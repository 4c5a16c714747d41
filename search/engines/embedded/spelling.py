"""A better spelling for a query that found nothing, from the words that are in the index."""

from difflib import get_close_matches

from tantivy import Query, Searcher

from search.analysis.fold import fold
from search.analysis.tokens import words
from search.engines.embedded.schema import WORD_FIELDS, schema
from search.engines.encoding import decode_source
from search.parser import parse

_LOOKED_AT = 30
"""Documents whose words are compared."""
_MOST = 5
"""Unknown words that are looked for: each costs up to three searches and a look into ninety documents."""
_LONG = 6
"""Words from this length on may differ in two letters, shorter ones in one."""
_SHORTEST = 4
_ALIKE = 0.7


def suggest(text: str, searcher: Searcher) -> str:
    """The query with each unknown word replaced by a known one that is spelt nearly so.

    Empty if all are known, one cannot be replaced or too many are unknown. Quotation marks and
    exclusions are dropped.
    """
    clauses = [clause for clause in parse(text) if not clause.excluded]
    typed = [word for clause in clauses for word in clause.words]
    unknown = [word for word in dict.fromkeys(typed) if not _known(word, searcher)]
    if not 0 < len(unknown) <= _MOST:
        return ""
    better: dict[str, str] = {}
    for word in unknown:
        if not (found := _nearest(word, searcher)):
            return ""
        better[word] = found
    return " ".join(better.get(word, word) for word in typed)


def _known(word: str, searcher: Searcher) -> bool:
    return any(searcher.doc_freq(field, fold(word)) for field in WORD_FIELDS)


def _nearest(word: str, searcher: Searcher) -> str:
    """The word of the index that is spelt most alike; empty if none is."""
    folded = fold(word)
    if len(folded) < _SHORTEST or folded.isdigit():
        return ""
    distance = 2 if len(folded) >= _LONG else 1
    for field in WORD_FIELDS:
        query = Query.fuzzy_term_query(schema(), field, folded, distance)
        found = searcher.search(query, _LOOKED_AT, count=False).hits
        forms = {fold(form): form for _, address in found for form in _words_of(searcher.doc(address))}
        if alike := get_close_matches(folded, forms, n=1, cutoff=_ALIKE):
            return forms[alike[0]]
    return ""


def _words_of(document) -> set[str]:
    texts = decode_source(bytes(document.get_first("source"))).texts
    return {word for text in texts for word in words(f"{text.title} {text.summary} {text.body}")}
