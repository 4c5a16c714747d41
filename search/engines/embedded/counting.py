"""Facet counts and map clusters, by tantivy's aggregations."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from tantivy import Query as TantivyQuery
from tantivy import Searcher

from search.contracts import Cell, Facet, FacetCount, FacetRequest
from search.engines import tiles
from search.engines.embedded.schema import schema

_ALL_TERMS = 60_000
"""Values a facet may have in one segment without its counts becoming estimates."""
_TOTAL = "total"
_MAX_SINGLES = 1_000


class Counts(NamedTuple):
    """How many documents match, and what they carry."""

    total: int
    facets: dict[str, Facet]


def counts(searcher: Searcher, query: TantivyQuery, wanted: Sequence[FacetRequest] = ()) -> Counts:
    """Number of a query's documents and the most frequent values of facets, without scoring."""
    # Facets are asked for by number, so that none can have the name of the total.
    asked = {str(number): _terms(facet) for number, facet in enumerate(wanted)}
    answer = searcher.aggregate(query, {**asked, _TOTAL: {"value_count": {"field": "row"}}})
    facets = {f.name: _facet(f, answer[str(number)]["buckets"]) for number, f in enumerate(wanted)}
    return Counts(int(answer[_TOTAL]["value"]), facets)


def _terms(facet: FacetRequest) -> dict[str, Any]:
    # Some more than asked for, so that ties at the end are cut by value and not by chance.
    size = facet.size + 50
    return {"terms": {"field": f"f.{facet.name}", "size": size, "segment_size": _ALL_TERMS}}


def _facet(facet: FacetRequest, buckets: list[dict[str, Any]]) -> Facet:
    counts = sorted((-bucket["doc_count"], bucket["key"]) for bucket in buckets)
    return Facet(facet.name, tuple(FacetCount(key, -count) for count, key in counts[: facet.size]))


def cells(searcher: Searcher, query: TantivyQuery, zoom: int, *, boxed: bool) -> tuple[Cell, ...]:
    """Clusters of a query's documents for a map at ``zoom``, in the order of the grid."""
    grid = tiles.grid_zoom(zoom, boxed=boxed)
    average = {name: {"avg": {"field": name}} for name in ("lat", "lon")}
    answer = searcher.aggregate(
        query,
        {
            "cells": {
                "histogram": {
                    "field": "cell",
                    "interval": float(tiles.interval(grid)),
                    "min_doc_count": 1,
                },
                "aggs": {**average, "row": {"max": {"field": "row"}}},
            }
        },
    )
    buckets = answer["cells"]["buckets"]
    keys = _keys(searcher, [int(b["row"]["value"]) for b in buckets if b["doc_count"] == 1])
    return tuple(_cell(bucket, grid, keys) for bucket in buckets)


def _cell(bucket: dict[str, Any], zoom: int, keys: dict[int, str]) -> Cell:
    x, y = tiles.tile_of(int(bucket["key"]), zoom)
    key = keys.get(int(bucket["row"]["value"]), "") if bucket["doc_count"] == 1 else ""
    lat, lon = (round(bucket[name]["value"], 6) for name in ("lat", "lon"))
    return Cell(zoom, x, y, bucket["doc_count"], lat, lon, key)


def _keys(searcher: Searcher, rows: list[int]) -> dict[int, str]:
    """The keys of some row numbers; those beyond the first thousand are left out."""
    rows = rows[:_MAX_SINGLES]
    if not rows:
        return {}
    query = TantivyQuery.term_set_query(schema(), "row", rows)
    addresses = [address for _, address in searcher.search(query, len(rows), count=False).hits]
    numbers = searcher.fast_field_values("row", addresses)
    return {
        number: searcher.doc(address).get_first("key")
        for number, address in zip(numbers, addresses, strict=True)
    }
