"""Which records are nearest in meaning."""

from collections.abc import Collection, Mapping

import numpy as np
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Nested, ScriptScore, Term, Terms
from elasticsearch.dsl.query import Query as Condition

from search.engines.elasticsearch.filters import facet_filter
from search.engines.elasticsearch.index import Found, Index, row_of, rows_query, told

_VECTORS_A_RECORD = 6
"""How many vectors are looked at for each record wanted: a record has several."""
_MOST_CANDIDATES = 10_000
"""The engine allows no more."""
_COSINE = "cosineSimilarity(params.asked, 'passages.vector') + 1.0"


def nearest(
    index: Index,
    meaning: bytes,
    count: int,
    langs: Collection[str] | None = None,
    excluded: Condition | None = None,
) -> dict[int, float]:
    """About ``count`` records (numbers) nearest to a vector, with the mean of two cosines.

    Those of the nearest whole text and of the nearest passage; a record without passages counts
    its whole text twice. With ``langs`` only texts in these languages count.
    """
    asked = np.frombuffer(meaning, "i1").tolist()
    if not any(asked):
        return {}
    rows = _candidates(index, asked, count * _VECTORS_A_RECORD, langs, excluded)
    if not rows:
        return {}
    search = told(len(rows)).params(include_named_queries_score=True)
    kinds = {"whole": True, "part": False}
    should = [_cosine(name, asked, is_whole=is_whole, langs=langs) for name, is_whole in kinds.items()]
    search = search.query(Bool(filter=[rows_query(rows)], should=should))
    found = {row_of(hit): near for hit in index.ask(search)["hits"]["hits"] if (near := _nearness(hit))}
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return dict(best[: count * 2])


def _candidates(
    index: Index, asked: list[int], count: int, langs: Collection[str] | None, excluded: Condition | None
) -> list[int]:
    """Numbers of records with a vector near by, found in the engine's graph (HNSW)."""
    count = min(count, _MOST_CANDIDATES)
    conditions = {"filter": [facet_filter("_lang", langs)]} if langs is not None else {}
    if excluded is not None:
        conditions["must_not"] = [excluded]
    search = Search().knn(
        field="passages.vector",
        k=count,
        num_candidates=count,
        query_vector=asked,
        filter=Bool(**conditions) if conditions else None,
    )
    found = index.ask(search.source(False).extra(docvalue_fields=["row"])[0:count])
    return [row_of(hit) for hit in found["hits"]["hits"]]


def _cosine(name: str, asked: list[int], *, is_whole: bool, langs: Collection[str] | None) -> Condition:
    """The best cosine among a record's whole texts, or among its passages; one is added to it."""
    conditions: list[Condition] = [Term(**{"passages.whole": is_whole})]
    if langs is not None:
        conditions.append(Terms(**{"passages.lang": list(langs)}))
    scored = ScriptScore(
        query=Bool(filter=conditions), script={"source": _COSINE, "params": {"asked": asked}}
    )
    return Nested(path="passages", query=scored, score_mode="max", _name=name)


def _nearness(hit: Found) -> float | None:
    """The mean of the cosines; None for a record with no vector that counts."""
    scores: Mapping[str, float] = hit.get("matched_queries") or {}
    if not scores:
        return None
    whole = scores.get("whole", scores.get("part", 0.0))
    return (whole + scores.get("part", whole)) / 2 - 1.0
