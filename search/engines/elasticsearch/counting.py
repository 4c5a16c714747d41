"""Facet counts and map clusters, by aggregations."""

from collections.abc import Mapping, Sequence
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.aggs import Agg, Avg, Filter, GeotileGrid, Max
from elasticsearch.dsl.aggs import Terms as CountTerms
from elasticsearch.dsl.query import Query as Condition

from search.contracts import Cell, Facet, FacetCount, FacetRequest
from search.engines import tiles
from search.engines.elasticsearch.filters import all_of, known

_ALL_TERMS = 60_000
"""Values that each shard reports of a facet, so that sums over shards are no estimates."""
_MOST_CELLS = 60_000
"""A cluster of the engine allows 65,536 in one answer."""


def ask_facets(search: Search, wanted: Sequence[FacetRequest], chosen: Mapping[str, Condition]) -> None:
    """Have facets counted, each under what was chosen in the others.

    What was chosen in any facet must narrow the hits afterwards (``post_filter``), not the query.
    """
    for number, facet in enumerate(wanted):
        if known(facet.name):
            others = [condition for name, condition in chosen.items() if name != facet.name]
            # By number, so that no facet's name can be anything to the engine.
            search.aggs.bucket(str(number), Filter(all_of(others))).bucket("values", _terms(facet))


def told_facets(wanted: Sequence[FacetRequest], answer: Mapping[str, Any]) -> tuple[Facet, ...]:
    """The facets in the order they were asked for."""
    return tuple(_facet(facet, answer.get(str(number))) for number, facet in enumerate(wanted))


def _terms(facet: FacetRequest) -> Agg:
    # Some more than asked for, so that ties at the end are cut by value and not by chance.
    return CountTerms(field=f"f.{facet.name}", size=facet.size + 50, shard_size=_ALL_TERMS)


def _facet(facet: FacetRequest, answer: Mapping[str, Any] | None) -> Facet:
    buckets = answer["values"]["buckets"] if answer else []
    counts = sorted((-bucket["doc_count"], bucket["key"]) for bucket in buckets)
    return Facet(facet.name, tuple(FacetCount(key, -count) for count, key in counts[: facet.size]))


def ask_cells(search: Search, zoom: int, chosen: Mapping[str, Condition], *, boxed: bool) -> None:
    """Have the clusters for a map at ``zoom`` counted."""
    everything = search.aggs.bucket("cells", Filter(all_of(list(chosen.values()))))
    grid = everything.bucket(
        "grid", GeotileGrid(field="point", precision=tiles.grid_zoom(zoom, boxed=boxed), size=_MOST_CELLS)
    )
    grid.metric("lat", Avg(field="lat")).metric("lon", Avg(field="lon")).metric("row", Max(field="row"))


def told_buckets(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The clusters as the engine tells them, in the order of the grid."""
    buckets = answer["cells"]["grid"]["buckets"] if "cells" in answer else []
    return sorted(buckets, key=lambda bucket: tiles.order(*_tile(bucket)[1:]))


def lone_rows(buckets: Sequence[Mapping[str, Any]]) -> list[int]:
    """The numbers of the records that are alone in their cluster."""
    return [int(bucket["row"]["value"]) for bucket in buckets if bucket["doc_count"] == 1]


def cell(bucket: Mapping[str, Any], keys: Mapping[int, str]) -> Cell:
    """A cluster; ``keys`` are those of lone records by their numbers."""
    z, x, y = _tile(bucket)
    lat, lon = (round(bucket[name]["value"], 6) for name in ("lat", "lon"))
    key = keys.get(int(bucket["row"]["value"]), "") if bucket["doc_count"] == 1 else ""
    return Cell(z, x, y, bucket["doc_count"], lat, lon, key)


def _tile(bucket: Mapping[str, Any]) -> tuple[int, int, int]:
    z, x, y = map(int, bucket["key"].split("/"))
    return z, x, y
