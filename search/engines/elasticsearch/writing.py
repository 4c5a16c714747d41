"""From a ``Document`` to the fields of the index."""

import base64
from typing import Any

import numpy as np

from search.contracts import Document
from search.engines import encoding
from search.engines.elasticsearch.layout import COUNTED_FIELDS, MARK, WORD_FIELDS

_TITLE_LENGTH = 200
"""Characters that titles are sorted by."""


def encode(document: Document) -> dict[str, Any]:
    """The document as the index takes it."""
    return {
        "key": document.key,
        "row": encoding.row_number(document.key),
        "fingerprint": document.fingerprint(),
        "boost": document.boost,
        "source": encoding.encode_source(document).decode(),
        "f": encoding.facet_values(document),
        "n": encoding.range_values(document),
        "sort_title": clean(encoding.sort_title(document)[:_TITLE_LENGTH]),
        **_words(document),
        **_place(document),
        **_meaning(document),
    }


def clean(text: str) -> str:
    """The text without lone surrogates, which cannot be sent."""
    return text.encode("utf-8", "replace").decode()


def _words(document: Document) -> dict[str, str]:
    fields = encoding.word_fields(document)
    return {name: clean(MARK + getattr(fields, name)) for name in (*WORD_FIELDS, *COUNTED_FIELDS)}


def _place(document: Document) -> dict[str, Any]:
    if document.point is None:
        return {}
    lat, lon = document.point
    return {"point": {"lat": lat, "lon": lon}, "lat": lat, "lon": lon}


def _meaning(document: Document) -> dict[str, Any]:
    """Vectors; the engine takes none that points nowhere."""
    passages = [each for each in document.passages if any(each.vector)]
    told: dict[str, Any] = {
        "passage_count": len(passages),
        "passages": [
            {"lang": each.lang, "whole": each.whole, "vector": np.frombuffer(each.vector, "i1").tolist()}
            for each in passages
        ],
    }
    whole = next((each.vector for each in passages if each.whole), None)
    return told if whole is None else {**told, "meaning": base64.b64encode(whole).decode()}
