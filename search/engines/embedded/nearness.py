"""Which records are nearest in meaning."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from tantivy import Occur, Query, Searcher

from search.engines.embedded.schema import schema
from search.engines.embedded.vectors import Segment, Vectors

if TYPE_CHECKING:
    import numpy as np

_VECTORS_A_RECORD = 6
"""How many vectors are looked at for each record wanted: a record has several, old states too."""


def nearest(
    vectors: Vectors, meaning: bytes, count: int, langs: Collection[str] | None = None
) -> dict[tuple[int, int], float]:
    """About ``count`` records (number, stamp) nearest to a vector, with the mean of two cosines.

    Those of the nearest whole text and of the nearest passage; a record without passages counts
    its whole text twice. With ``langs`` only texts in these languages count. Some records may be
    of a state that the index no longer has.
    """
    import numpy as np

    asked = np.frombuffer(meaning, "i1")
    allowed = None if langs is None else np.array([lang.encode()[:8] for lang in langs], "S8")
    found: dict[tuple[int, int], float] = {}
    for segment in vectors.segments():
        places = _places(segment, asked, count * _VECTORS_A_RECORD, allowed)
        for row in dict.fromkeys(segment.heads["row"][places].tolist()):
            found.update(_nearness(segment, row, asked, allowed))
    best = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return dict(best[: count * 2])


def live(
    searcher: Searcher, found: Mapping[tuple[int, int], float], excluded: Query | None = None
) -> dict[int, float]:
    """Of records found (number, stamp), those the index has in that state, by number."""
    if not found:
        return {}
    rows = [(Occur.Must, Query.term_set_query(schema(), "row", [row for row, _stamp in found]))]
    if excluded is not None:
        rows.append((Occur.MustNot, excluded))
    hits = searcher.search(Query.boolean_query(rows), len(found), count=False).hits
    addresses = [address for _score, address in hits]
    states = zip(*(searcher.fast_field_values(name, addresses) for name in ("row", "stamp")), strict=True)
    return {state[0]: found[state] for state in states if state in found}


def meaning_of(vectors: Vectors, row: int) -> bytes | None:
    """What a record means: the vector of its first whole text; None if it has none."""
    for segment in reversed(vectors.segments()):
        place = segment.of(row)
        whole = segment.heads["whole"][place].nonzero()[0]
        if len(whole):
            return segment.vectors[place.start + int(whole[0])].tobytes()
    return None


def _places(segment: Segment, asked: "np.ndarray", count: int, allowed: "np.ndarray | None") -> "np.ndarray":
    """Where the nearest vectors of a segment are."""
    import numpy as np
    from usearch.index import MetricKind, search

    if segment.graph is not None and allowed is None:
        return segment.graph.search(asked, count).keys.astype("i8")
    vectors, places = segment.vectors, None
    if allowed is not None:
        places = np.flatnonzero(np.isin(segment.heads["lang"], allowed))
        vectors = vectors[places]
    if not len(vectors):
        return np.empty(0, "i8")
    count = min(count, len(vectors))
    keys = search(np.ascontiguousarray(vectors), asked, count, MetricKind.Cos, exact=True, threads=1).keys
    return keys.astype("i8") if places is None else places[keys.astype("i8")]


def _nearness(
    segment: Segment, row: int, asked: "np.ndarray", allowed: "np.ndarray | None"
) -> Iterator[tuple[tuple[int, int], float]]:
    import numpy as np

    place = segment.of(row)
    heads, vectors = segment.heads[place], segment.vectors[place].astype("f4")
    if allowed is not None:
        counted = np.isin(heads["lang"], allowed)
        heads, vectors = heads[counted], vectors[counted]
    lengths = np.sqrt((vectors * vectors).sum(axis=1)) * float(np.linalg.norm(asked.astype("f4"))) + 1e-9
    cosines = vectors @ asked.astype("f4") / lengths
    whole, parts = cosines[heads["whole"]], cosines[~heads["whole"]]
    best_whole = whole.max() if len(whole) else parts.max()
    best_part = parts.max() if len(parts) else best_whole
    yield (row, int(heads["stamp"][0])), float(best_whole + best_part) / 2
