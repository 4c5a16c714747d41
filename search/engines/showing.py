"""From what an index keeps of a record to the hit that is shown."""

from search.contracts import Hit, Query
from search.engines.encoding import Source
from search.highlight import Highlighter
from search.plan import Plan


class Shower:
    """Makes the hits of one query."""

    def __init__(self, query: Query, plan: Plan) -> None:
        self._marked = query.highlight
        self._highlighter = Highlighter(plan)
        self._unseen = _unseen(plan) if query.highlight else ()

    def hit(self, key: str, source: Source, score: float) -> Hit:
        """The hit on a record."""
        match = self._highlighter.best(source.texts) if self._marked else None
        if match is None:
            return Hit(key, source.kind, score, found_by=self._unseen)
        return Hit(
            key=key,
            kind=source.kind,
            score=score,
            lang=match.lang,
            title=match.marked_title(),
            snippet=match.snippet(),
            why=match.words(),
            found_by=match.found_by() or self._unseen,
        )


def _unseen(plan: Plan) -> tuple[str, ...]:
    """What led to a record whose texts have nothing of the query: names, or what it is said to be about."""
    if not plan.wanted:
        return ()
    return ("concept",) if any(group.concepts for group in plan.wanted) else ("words",)
