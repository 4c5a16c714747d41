"""From a ``Document`` to the fields of the embedded index."""

import tantivy

from search.contracts import Document
from search.engines import encoding
from search.engines.embedded.schema import COUNTED_FIELDS, WORD_FIELDS
from search.engines.embedded.vectors import Owned, stamp_of
from search.engines.tiles import morton

_ROW_BITS = 53
_TIE_BITS = 22
"""Bits of a record's number that part records with the same amount or date in an order."""
_MOST = 10**12
"""Hundredths that an order tells apart: ten billion EUR."""
_TITLE_LENGTH = 200
"""Characters that titles are sorted by."""
_NONE = 1 << 62
"""What stands for no value: beyond all others at either end."""


def encode(document: Document) -> tantivy.Document:
    """The document as the index takes it."""
    doc = tantivy.Document()
    doc.add_text("key", document.key)
    doc.add_bytes("fingerprint", document.fingerprint().encode())
    doc.add_integer("row", encoding.row_number(document.key))
    doc.add_integer("stamp", stamp_of(document.passages))
    doc.add_float("boost", _weighing(document.boost))
    _add_words(doc, document)
    _add_values(doc, document)
    doc.add_bytes("source", encoding.encode_source(document))
    return doc


def owned(document: Document) -> Owned:
    """The vectors of a document as they are kept beside the index."""
    return Owned(encoding.row_number(document.key), stamp_of(document.passages), document.passages)


def _weighing(boost: float) -> float:
    """What multiplies scores by ``boost``: tantivy takes the logarithm (base 2) of the field and two."""
    return 3.0**boost - 2.0


def _add_words(doc: tantivy.Document, document: Document) -> None:
    fields = encoding.word_fields(document)
    for name in (*WORD_FIELDS, *COUNTED_FIELDS):
        if tokens := getattr(fields, name):
            doc.add_text(name, tokens)


def _add_order(doc: tantivy.Document, name: str, row: int, value: int | None) -> None:
    """Numbers to sort by, up and down, each document's its own; no value comes last either way."""
    tie = row >> (_ROW_BITS - _TIE_BITS)
    if value is None:
        up, down = _NONE | tie, -_NONE | tie
    else:
        up = down = max(-_MOST, min(_MOST, value)) << _TIE_BITS | tie
    doc.add_integer(f"sort_{name}_up", up)
    doc.add_integer(f"sort_{name}_down", down)


def _add_values(doc: tantivy.Document, document: Document) -> None:
    doc.add_json("f", encoding.facet_values(document))
    if numbers := encoding.range_values(document):
        doc.add_json("n", numbers)
    row = encoding.row_number(document.key)
    amount, day = document.numbers.get("amount"), document.dates.get("date")
    _add_order(doc, "amount", row, None if amount is None else encoding.hundredths(amount))
    _add_order(doc, "date", row, None if day is None else encoding.day_number(day))
    # As hexadecimal digits, whose order is the same and which a range can be made of.
    title = encoding.sort_title(document)[:_TITLE_LENGTH].encode("utf-8", "replace")
    doc.add_text("sort_title", f"{title.hex()}00{row:014x}")
    if document.point is not None:
        lat, lon = document.point
        doc.add_float("lat", lat)
        doc.add_float("lon", lon)
        doc.add_integer("cell", morton(lat, lon))
