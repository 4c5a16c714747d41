"""The fields of the index and its settings.

Words arrive as finished tokens with spaces between them and are cut at white space. Facets and
numbers lie in objects whose fields are made as they come, so that an app can add one without
the layout changing; anything else that is not named here is refused.

Words are scored as the embedded engine does (Okapi BM25, Robertson and others 1994, with its
usual parameters), over all documents and not, as Elasticsearch does by itself, over those that
have a text in a word's language: else a word would weigh the less the fewer texts its language
has. For that every document has a mark in every word field: it stands where the first word does,
so that it adds nothing to the length of a text, and the formula takes it off the sum of lengths.
"""

from elasticsearch.dsl import (
    Boolean,
    DenseVector,
    Double,
    GeoPoint,
    Integer,
    Keyword,
    Long,
    Mapping,
    Nested,
    Object,
    Text,
)

from search.contracts import DIMENSIONS, MAX_WINDOW
from search.engines.elasticsearch.cluster import Cluster
from search.fusion import WINDOW

VERSION = 4
"""Raised whenever the fields or the analysis change: older indexes are then built again."""

FOLDED_FIELDS = ("title", "body", "names")
"""Words as they stand, folded, whatever their language."""
WORD_FIELDS = (*FOLDED_FIELDS, "tokens")
"""These and the words as their languages analyse them."""
COUNTED_FIELDS = ("concepts",)
"""What has no order: ids of concepts."""
MARK = "¶"
"""What the first word of every word field of every document is led by."""

_SCORE = "similarity"
_ANALYZER = "tokens"
_WEIGHT = (
    "return query.boost * 2.2 * Math.log(1 + (field.docCount - term.docFreq + 0.5) / (term.docFreq + 0.5));"
)
_PER_DOCUMENT = """
double average = Math.max(1e-9, (double) (field.sumTotalTermFreq - field.docCount) / field.docCount);
double norm = 1.2 * (0.25 + 0.75 * doc.length / average);
return weight * doc.freq / (doc.freq + norm);
"""


def settings(cluster: Cluster) -> dict:
    """Settings of an index that is to be filled: nobody searches it and nothing is copied yet."""
    return {
        "number_of_shards": cluster.shards,
        "number_of_replicas": 0,
        "refresh_interval": "-1",
        "max_result_window": MAX_WINDOW + 2 * WINDOW,
        "analysis": {
            "filter": {
                "mark": {
                    "type": "pattern_capture",
                    "preserve_original": False,
                    "patterns": [f"^({MARK})(.+)$"],
                }
            },
            "analyzer": {_ANALYZER: {"type": "custom", "tokenizer": "whitespace", "filter": ["mark"]}},
        },
        "similarity": {
            _SCORE: {
                "type": "scripted",
                "weight_script": {"source": _WEIGHT},
                "script": {"source": _PER_DOCUMENT},
            }
        },
    }


def live_settings(cluster: Cluster) -> dict:
    """What changes when an index goes live."""
    return {"number_of_replicas": cluster.replicas, "refresh_interval": cluster.refresh}


def mapping() -> Mapping:
    """The fields."""
    fields = Mapping()
    fields.meta("dynamic", "strict")
    # Documents are made from the database again, so only what shows a hit is kept of them.
    fields.meta("_source", includes=["source", "meaning"])
    fields.meta(
        "dynamic_templates",
        [
            {"facets": {"path_match": "f.*", "mapping": {"type": "keyword"}}},
            {"numbers": {"path_match": "n.*", "mapping": {"type": "long"}}},
        ],
    )
    fields.field("key", Keyword())
    fields.field("row", Long())
    fields.field("fingerprint", Keyword(index=False))
    fields.field("source", Keyword(index=False, doc_values=False))
    # The vector of the first whole text, to find more like it.
    fields.field("meaning", Keyword(index=False, doc_values=False))
    fields.field("boost", Double(index=False))
    for name in (*WORD_FIELDS, *COUNTED_FIELDS):
        options = "freqs" if name in COUNTED_FIELDS else "positions"
        fields.field(
            name,
            Text(analyzer=_ANALYZER, search_analyzer="whitespace", index_options=options, similarity=_SCORE),
        )
    fields.field("f", Object(dynamic=True))
    fields.field("n", Object(dynamic=True))
    fields.field("sort_title", Keyword())
    fields.field("point", GeoPoint())
    fields.field("lat", Double(index=False))
    fields.field("lon", Double(index=False))
    fields.field("passage_count", Integer(index=False))
    fields.field("passages", _passages())
    return fields


def _passages() -> Nested:
    vector = DenseVector(element_type="byte", dims=DIMENSIONS, index=True, similarity="cosine")
    return Nested(dynamic="strict", properties={"lang": Keyword(), "whole": Boolean(), "vector": vector})
