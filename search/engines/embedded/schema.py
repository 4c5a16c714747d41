"""The fields of the index.

Words arrive as finished tokens with spaces between them, so every word field is cut at white
space and nowhere else. Facets, numbers and dates lie in JSON fields, so that an app can add
one without the schema changing.
"""

from functools import cache

from tantivy import Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

VERSION = 8
"""Raised whenever the fields or the analysis change: older indexes are then built again."""

_TOKENS = "tokens"
FOLDED_FIELDS = ("title", "body", "names")
"""Words as they stand, folded, whatever their language."""
WORD_FIELDS = (*FOLDED_FIELDS, "tokens")
"""These and the words as their languages analyse them."""
COUNTED_FIELDS = ("concepts",)
"""What has no order: ids of concepts."""


@cache
def schema() -> Schema:
    """The schema, one for all indexes of a process."""
    build = SchemaBuilder()
    # Deleting by a number silently deletes nothing, so the key is a raw text.
    build.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    build.add_bytes_field("fingerprint", stored=True)
    build.add_bytes_field("source", stored=True)
    for name in WORD_FIELDS:
        build.add_text_field(name, tokenizer_name=_TOKENS)
    for name in COUNTED_FIELDS:
        build.add_text_field(name, tokenizer_name=_TOKENS, index_option="freq")
    build.add_json_field("f", fast=True, tokenizer_name="raw", index_option="basic")
    build.add_json_field("n", fast=True, index_option="basic")
    build.add_float_field("boost", fast=True)
    for name in ("amount", "date"):
        for way in ("up", "down"):
            build.add_integer_field(f"sort_{name}_{way}", fast=True)
    build.add_text_field("sort_title", fast=True, tokenizer_name="raw", index_option="basic")
    build.add_float_field("lat", fast=True)
    build.add_float_field("lon", fast=True)
    build.add_integer_field("cell", fast=True)
    build.add_integer_field("row", fast=True, indexed=True)
    build.add_integer_field("stamp", fast=True)
    return build.build()


def open_index(path: str) -> Index:
    """The index in a directory, made first if there is none.

    Tokenizers are not part of what is stored, so they are registered every time.
    """
    index = Index(schema(), path=path)
    index.register_tokenizer(_TOKENS, TextAnalyzerBuilder(Tokenizer.whitespace()).build())
    index.config_reader("manual")
    return index
