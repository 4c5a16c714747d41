"""What matching takes from search: what texts are made of, and what they mean. The only file that knows it."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from search import concepts
from search.analysis.chain import analyzer, function_tokens
from search.analysis.guess import guess
from search.analysis.languages import LANGUAGES
from search.analysis.tokens import words
from search.embedding import centring, model, store
from search.embedding.passages import WHOLE, Stretch

from .matching.pool import CONCEPT

#: Characters of a text that are read.
LONGEST = 6_000
#: Letters that a word must have.
_SHORTEST = 3


def analysed(text: str, lang: str) -> tuple[Counter[str], dict[str, str]]:
    """(tokens -> how often, tokens -> the word as it was written, in small letters).

    Tokens of words carry the language (ISO 639-1), those of concepts begin with `CONCEPT` and are the same in all;
    function words are left out. A language without tools gives what its words look like.
    """
    found: Counter[str] = Counter()
    written: dict[str, str] = {}
    listed = list(words(text[:LONGEST]))
    tokens = analyzer(lang).tokens(listed)
    empty = function_tokens(lang)
    for word, token in zip(listed, tokens, strict=True):
        if len(word) >= _SHORTEST and token not in empty and not word.isdigit():
            key = f"{lang}:{token}"
            found[key] += 1
            written.setdefault(key, word)
    found.update(f"{CONCEPT}{concept}" for concept in concepts.named(lang, tokens))
    return found, written


def counted(told: Iterable[tuple[str, str]]) -> Counter[str]:
    """Tokens of several (language, text) together -> how often."""
    tokens: Counter[str] = Counter()
    for lang, text in told:
        tokens.update(analysed(text, lang)[0])
    return tokens


def language_of(text: str, page: str) -> str:
    """The language that a text seems to be in; the page's where dictionaries cannot tell."""
    seen = list(words(text[:LONGEST]))[:60]
    likely = guess(seen, LANGUAGES)
    return likely[0] if likely and page not in likely else page


def has_meaning() -> bool:
    """Whether texts can be turned into vectors here."""
    return model.is_on()


def vector_of_query(text: str, lang: str) -> np.ndarray | None:
    """What a typed text means; None where this hub cannot tell. Some 20 ms when it is new."""
    beginning = " ".join(text.split()[:WHOLE])
    if not beginning or not has_meaning():
        return None
    return _unit(centring.query(model.of_query(beginning), lang))


def vectors_of(texts: Sequence[tuple[str, str]], progress=lambda count: None) -> list[np.ndarray]:
    """What the beginnings of (language, text) mean; made now (some 0.1 s each) unless kept from before."""
    cut = beginnings(texts)
    known = store.known(each.digest for each in cut)
    for each in cut:
        if each.digest not in known:
            known[each.digest] = model.of_passages([each.content])[0]
            store.keep({each.digest: known[each.digest]})
        progress(1)
    return [_unit(centring.passage(known[each.digest], each.lang)) for each in cut]


def known_vectors(texts: Sequence[Iterable[tuple[str, str]]]) -> list[np.ndarray | None]:
    """For each list of (language, beginning of a text) the mean of those vectors that search has made already."""
    if not has_meaning():
        return [None] * len(texts)
    cut = [beginnings(each) for each in texts]
    known = store.known(each.digest for those in cut for each in those)
    return [
        mean(
            [_unit(centring.passage(known[each.digest], each.lang)) for each in those if each.digest in known]
        )
        for those in cut
    ]


def beginnings(texts: Iterable[tuple[str, str]]) -> list[Stretch]:
    """What stands for whole texts, given as (language, text), under the name that search keeps their vectors by."""
    return [Stretch(lang, " ".join(text.split()[:WHOLE]), whole=True) for lang, text in texts]


def mean(vectors: Sequence[np.ndarray]) -> np.ndarray | None:
    """The direction between vectors; None for none."""
    if not vectors:
        return None
    middle = np.mean(vectors, axis=0)
    length = float(np.linalg.norm(middle))
    return (middle / length).astype(np.float32) if length else None


def _unit(vector: bytes) -> np.ndarray:
    numbers = np.frombuffer(vector, "i1").astype(np.float32)
    length = float(np.linalg.norm(numbers))
    return numbers / length if length else numbers


def label_of(concept: str, lang: str) -> str:
    """What a concept or theme is called in a language, else in English, else by its slug."""
    known = concepts.all_concepts().get(concept)
    terms = known.terms if known else {}
    named = terms.get(lang) or terms.get("en")
    return named[0] if named else concept
