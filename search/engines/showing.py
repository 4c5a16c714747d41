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
        self._unseen = _unseen(plan)

    def hit(self, key: str, source: Source, score: float, *, direct: bool = True, near: bool = False) -> Hit:
        """The hit on a record; ``direct`` if it has the words asked for, ``near`` if it is so in meaning."""
        if not self._marked:
            return Hit(key, source.kind, score)
        match = self._highlighter.best(source.texts)
        ways = match.found_by() if match else ()
        if direct and not ways:
            ways = self._unseen
        ways += ("meaning",) if near else ()
        if match is None:
            return Hit(key, source.kind, score, found_by=ways)
        return Hit(
            key=key,
            kind=source.kind,
            score=score,
            lang=match.lang,
            title=match.marked_title(),
            snippet=match.snippet(),
            why=match.words(),
            found_by=ways,
        )


def _unseen(plan: Plan) -> tuple[str, ...]:
    """What led to a record whose texts have nothing of the query: names, or what it is said to be about."""
    if not plan.wanted:
        return ()
    return ("concept",) if any(group.concepts for group in plan.wanted) else ("words",)
