"""From a ``Document`` to the fields of the embedded index."""

import tantivy

from search.contracts import Document
from search.engines import encoding
from search.engines.embedded.schema import lang_field
from search.engines.tiles import morton


def encode(document: Document) -> tantivy.Document:
    """The document as the index takes it."""
    doc = tantivy.Document()
    doc.add_text("key", document.key)
    doc.add_bytes("fingerprint", document.fingerprint().encode())
    doc.add_integer("row", encoding.row_number(document.key))
    doc.add_float("boost", document.boost)
    _add_words(doc, document)
    _add_values(doc, document)
    doc.add_bytes("source", encoding.encode_source(document))
    return doc


def _add_words(doc: tantivy.Document, document: Document) -> None:
    doc.add_text("names", encoding.names(document))
    for title, rest, code, tokens in encoding.word_values(document):
        doc.add_text("title", title)
        doc.add_text("body", rest)
        if code:
            doc.add_text(lang_field(code), tokens)


def _add_values(doc: tantivy.Document, document: Document) -> None:
    doc.add_json("f", encoding.facet_values(document))
    if numbers := encoding.range_values(document):
        doc.add_json("n", numbers)
    if "amount" in document.numbers:
        doc.add_float("sort_amount", float(document.numbers["amount"]))
    if "date" in document.dates:
        doc.add_integer("sort_date", encoding.day_number(document.dates["date"]))
    doc.add_text("sort_title", encoding.sort_title(document))
    if document.point is not None:
        lat, lon = document.point
        doc.add_float("lat", lat)
        doc.add_float("lon", lon)
        doc.add_integer("cell", morton(lat, lon))
