"""From a plan to a query over the word fields."""

from elasticsearch.dsl.query import Bool, DisMax, MatchAll, MatchNone, MatchPhrase, Term
from elasticsearch.dsl.query import Query as Condition

from search.engines.encoding import indexed_token
from search.engines.weights import BODY, BROADER, CONCEPT, NAMED, NAMES, PARTS, TIE, TITLE
from search.plan import Group, Plan, Word
from search.plan import Term as PlannedTerm

_FOLDED = (("title", TITLE), ("names", NAMES), ("body", BODY))


def words_query(plan: Plan) -> Condition | None:
    """The query for the plan's words; None if it has none."""
    must = [_group(group, plan) for group in plan.phrases]
    if plan.words:
        words = [_group(group, plan) for group in plan.words]
        enough = Bool(should=words, minimum_should_match=plan.minimum)
        topics = _topics(plan)
        must.append(Bool(should=[enough, *topics], minimum_should_match=1) if topics else enough)
    without = [_group(group, plan) for group in plan.excluded]
    if not must and not without:
        return None
    return Bool(must=must or [MatchAll()], must_not=without)


def excluded_query(plan: Plan) -> Condition | None:
    """The query for what must not be found; None if there is nothing."""
    return Bool(should=[_group(group, plan) for group in plan.excluded]) if plan.excluded else None


def _topics(plan: Plan) -> list[Condition]:
    """What finds records by a topic of the query alone; it counts beside words as well."""
    weighed = ((plan.topics, CONCEPT), (plan.broader, CONCEPT * BROADER))
    return [_term("concepts", topic, weight) for topics, weight in weighed for topic in topics]


def _group(group: Group, plan: Plan) -> Condition:
    options = _phrase(group.words, plan) if group.phrase else _word(group.words[0], plan)
    weight = CONCEPT if plan.describes else NAMED
    options += [_term("concepts", concept, weight) for concept in group.concepts]
    return DisMax(queries=options, tie_breaker=TIE) if options else MatchNone()


def _word(word: Word, plan: Plan) -> list[Condition]:
    options = [_term(field, word.folded, weight) for field, weight in _FOLDED] if plan.folded else []
    for term in word.terms:
        options.append(_term("tokens", indexed_token(term.lang, term.token), term.weight))
        options += _parts(term)
    return options


def _term(field: str, token: str, weight: float) -> Condition:
    return Term(**{field: {"value": token, "boost": weight}})


def _parts(term: PlannedTerm) -> list[Condition]:
    if len(term.parts) < 2:
        return []
    parts = [indexed_token(term.lang, part) for part in term.parts]
    return [Bool(must=[_term("tokens", part, 1.0) for part in parts], boost=PARTS * term.weight)]


def _phrase(words: tuple[Word, ...], plan: Plan) -> list[Condition]:
    options = []
    if plan.folded:
        folded = [word.folded for word in words]
        options += [_row(field, folded, weight) for field, weight in _FOLDED]
    for terms in zip(*(word.terms for word in words), strict=True):
        tokens = [indexed_token(term.lang, term.token) for term in terms]
        options.append(_row("tokens", tokens, terms[0].weight))
    return options


def _row(field: str, tokens: list[str], weight: float) -> Condition:
    return MatchPhrase(**{field: {"query": " ".join(tokens), "boost": weight}})
