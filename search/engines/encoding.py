"""Words and values of a document as every engine indexes them, so that all answer alike."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from search import concepts
from search.analysis.chain import analyzer, fold_words
from search.analysis.languages import LANGUAGES, language
from search.analysis.tokens import words
from search.contracts import Document, Text

GAP = " ¶ "
"""A token no text has: keeps phrases from running from one text into the next."""
MAX_BODY = 50_000
"""Characters of a body that are indexed and kept for snippets."""
MAX_CODE = 1_000
"""Characters of a facet's code, and of a title that is sorted by."""
HUNDREDTHS = 100
"""Numbers are kept as whole hundredths (cents), which compare exactly."""
_LARGEST = 1e15
_LAST = "\uffff"
"""Sorts after every title."""


class Source(NamedTuple):
    """What is kept to show a hit."""

    kind: str
    texts: tuple[Text, ...]


def encode_source(document: Document) -> bytes:
    """What is kept of a document to show it (UTF-8 JSON)."""
    texts = [(t.lang, t.title, t.summary, t.body[:MAX_BODY]) for t in document.texts]
    return json.dumps([document.kind, texts], ensure_ascii=False).encode("utf-8", "replace")


def decode_source(source: bytes | str) -> Source:
    """What ``encode_source`` kept."""
    kind, texts = json.loads(source)
    return Source(kind, tuple(Text(*text) for text in texts))


def row_number(key: str) -> int:
    """A number for a key that a 64-bit float holds exactly (53 bits); hits that are alike go by it."""
    return int.from_bytes(blake2b(key.encode(), digest_size=7).digest()) >> 3


def day_number(day: date) -> int:
    """Days since 1 January of the year 1; times of day are dropped."""
    return day.toordinal()


def clamped(number: float) -> float:
    """The number, cut where it would leave 64 bits (in EUR: above all the money there is)."""
    return max(-_LARGEST, min(_LARGEST, number))


def hundredths(number: float) -> int:
    """The number in whole hundredths. Raises ``ValueError`` if it is none."""
    return round(clamped(number) * HUNDREDTHS)


def facet_values(document: Document) -> dict[str, list[str]]:
    """The codes of every facet; ``kind`` and the languages of the texts (``_lang``) are facets, too."""
    facets = {name: [v[:MAX_CODE] for v in values] for name, values in document.facets.items()}
    facets["kind"] = [document.kind]
    facets["_lang"] = sorted({language(text.lang).code for text in document.texts})
    return facets


def range_values(document: Document) -> dict[str, int]:
    """Numbers and dates that can be narrowed by range, all in whole hundredths."""
    numbers = {name: hundredths(number) for name, number in document.numbers.items()}
    return numbers | {name: day_number(day) * HUNDREDTHS for name, day in document.dates.items()}


def sort_title(document: Document) -> str:
    """What a document is sorted by among titles: its first one, folded."""
    title = next((text.title for text in document.texts if text.title), "")
    return " ".join(fold_words(words(title)))[:MAX_CODE] or _LAST


def indexed_token(lang: str, token: str) -> str:
    """What a language made of a word, as it is indexed.

    All languages share one field: in fields of their own, whose texts are missing in most documents,
    the usual length of a text would be next to nothing and every text of a rare language too long.
    """
    return f"{lang}:{token}"


@dataclass(frozen=True, slots=True)
class WordFields:
    """What is indexed of a document's words: finished tokens with spaces between.

    ``title``, ``body`` and ``names`` are folded words of all languages, ``tokens`` what each language's
    analyzer made of the texts in it, as ``indexed_token`` writes it. ``concepts`` are ids (``farm-shop``),
    once for each time they are named, and the same behind the language they were named in
    (``da:farm-shop``).
    """

    title: str
    body: str
    names: str
    tokens: str
    concepts: str


def word_fields(document: Document) -> WordFields:
    """The words of a document, analysed."""
    titles, bodies, found = [], [], list(document.concepts)
    tokens: list[list[str]] = []
    names = [fold_words(words(name)) for name in (*document.names, *document.keywords)]
    for text in document.texts:
        title, rest = words(text.title), words(f"{text.summary}\n{text.body[:MAX_BODY]}")
        titles.append(fold_words(title))
        bodies.append(fold_words(rest))
        code = language(text.lang).code
        if code in LANGUAGES:
            chain = analyzer(code)
            in_title, in_rest = chain.tokens(title), chain.tokens(rest)
            # The title counts twice; parts of compounds count once and in no phrase.
            parts = ([part] for part in chain.part_tokens(title + rest))
            for piece in (in_title, in_title, in_rest, *parts):
                tokens.append([indexed_token(code, token) for token in piece])
            named = [*concepts.named(code, in_title), *concepts.named(code, in_rest)]
            found += [*named, *(f"{code}:{concept}" for concept in named)]
    return WordFields(
        title=_joined(titles),
        body=_joined(bodies),
        names=_joined(names),
        tokens=_joined(tokens),
        concepts=" ".join(found),
    )


def _joined(rows: list[list[str]]) -> str:
    return GAP.join(" ".join(row) for row in rows if row)
