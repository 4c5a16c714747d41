"""How good runs are, by ir-measures."""

from collections.abc import Iterable, Mapping

from search.errors import SearchError
from search.evaluation.runs import Found

HIT, NDCG = "hit@10", "nDCG@10"


class NoMeasures(SearchError):
    """The package ir-measures is not installed."""


def by_query(
    measure: str, judged: Mapping[str, Mapping[str, int]], found: Mapping[str, Iterable[Found]]
) -> dict[str, float]:
    """The measure of each query: ``judged`` maps qid and docno to a grade, 0 to 2. Raises ``NoMeasures``.

    ``hit@10`` is whether a record judged right is among the first ten; nDCG as Järvelin and
    Kekäläinen (2002).
    """
    try:
        import ir_measures
    except ImportError as error:
        raise NoMeasures("ir-measures is not installed (it belongs to the group 'bench')") from error
    wanted = {HIT: ir_measures.Success @ 10, NDCG: ir_measures.nDCG @ 10}[measure]
    run = {qid: {each.docno: each.score for each in those} for qid, those in found.items()}
    # A query that finds nothing must count, too: the library leaves it out.
    values = dict.fromkeys(judged, 0.0)
    values |= {each.query_id: each.value for each in ir_measures.iter_calc([wanted], judged, run)}
    return values


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing."""
    values = list(values)
    return sum(values) / len(values) if values else 0.0
