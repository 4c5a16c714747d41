"""From a ``Document`` to the fields of the index, and back to its texts."""

import json
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import tantivy

from search.analysis.chain import Analyzer, analyzer, fold_words
from search.analysis.languages import LANGUAGES, language
from search.analysis.tokens import words
from search.contracts import Document, Text
from search.engines.embedded.schema import lang_field
from search.engines.embedded.tiles import morton

_GAP = " ¶ "
"""A token no text has: keeps phrases from running from one text into the next."""
_MAX_BODY = 50_000
"""Characters of a body that are indexed and kept for snippets."""
_MAX_CODE = 1_000
HUNDREDTHS = 100
"""Numbers are kept as whole hundredths (cents), which compare exactly."""
_LARGEST = 1e15


class Source(NamedTuple):
    """What is kept to show a hit."""

    kind: str
    texts: tuple[Text, ...]


def encode(document: Document) -> tantivy.Document:
    """The document as the index takes it."""
    doc = tantivy.Document()
    doc.add_text("key", document.key)
    doc.add_bytes("fingerprint", document.fingerprint().encode())
    doc.add_integer("row", row_number(document.key))
    doc.add_float("boost", document.boost)
    _add_words(doc, document)
    _add_values(doc, document)
    texts = [(t.lang, t.title, t.summary, t.body[:_MAX_BODY]) for t in document.texts]
    source = [document.kind, texts]
    doc.add_bytes("source", json.dumps(source, ensure_ascii=False).encode("utf-8", "replace"))
    return doc


def decode(source: bytes) -> Source:
    """What ``encode`` kept for showing."""
    kind, texts = json.loads(source)
    return Source(kind, tuple(Text(*text) for text in texts))


def row_number(key: str) -> int:
    """A number for a key that a 64-bit float holds exactly (53 bits)."""
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


def _words_of_text(text: Text) -> tuple[list[str], list[str]]:
    """The words of the title and of the rest."""
    return words(text.title), words(f"{text.summary}\n{text.body[:_MAX_BODY]}")


def _add_words(doc: tantivy.Document, document: Document) -> None:
    names = (" ".join(fold_words(words(name))) for name in (*document.names, *document.keywords))
    doc.add_text("names", _GAP.join(names))
    for text in document.texts:
        title, rest = _words_of_text(text)
        doc.add_text("title", " ".join(fold_words(title)))
        doc.add_text("body", " ".join(fold_words(rest)))
        code = language(text.lang).code
        if code in LANGUAGES:
            doc.add_text(lang_field(code), _tokens(analyzer(code), title, rest))


def _tokens(chain: Analyzer, title: list[str], rest: list[str]) -> str:
    """The title counts twice; parts of compounds count once and in no phrase."""
    heading = " ".join(chain.tokens(title))
    pieces = (heading, heading, " ".join(chain.tokens(rest)), *chain.part_tokens(title + rest))
    return _GAP.join(piece for piece in pieces if piece)


def _add_values(doc: tantivy.Document, document: Document) -> None:
    facets = {name: [v[:_MAX_CODE] for v in values] for name, values in document.facets.items()}
    facets["kind"] = [document.kind]
    facets["_lang"] = sorted({language(text.lang).code for text in document.texts})
    doc.add_json("f", facets)
    numbers = {name: hundredths(number) for name, number in document.numbers.items()}
    numbers |= {name: day_number(day) * HUNDREDTHS for name, day in document.dates.items()}
    if numbers:
        doc.add_json("n", numbers)
    if "amount" in document.numbers:
        doc.add_float("sort_amount", float(document.numbers["amount"]))
    if "date" in document.dates:
        doc.add_integer("sort_date", day_number(document.dates["date"]))
    title = next((text.title for text in document.texts if text.title), "")
    doc.add_text("sort_title", " ".join(fold_words(words(title)))[:_MAX_CODE] or "\uffff")
    if document.point is not None:
        lat, lon = document.point
        doc.add_float("lat", lat)
        doc.add_float("lon", lon)
        doc.add_integer("cell", morton(lat, lon))
