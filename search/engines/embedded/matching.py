"""From a plan to a tantivy query over the word fields."""

from tantivy import Occur, Query, Searcher

from search.engines.embedded.filters import all_of, any_of, nothing
from search.engines.embedded.schema import schema
from search.engines.encoding import indexed_token
from search.engines.weights import BODY, BROADER, CONCEPT, NAMED, NAMES, PARTS, TIE, TITLE
from search.plan import Group, Plan, Term, Word


def words_query(plan: Plan, searcher: Searcher) -> Query | None:
    """The query for the plan's words; None if it has none."""
    must = [(Occur.Must, _group(group, plan, searcher)) for group in plan.phrases]
    if plan.words:
        words = [(Occur.Should, _group(group, plan, searcher)) for group in plan.words]
        enough = Query.boolean_query(words, plan.minimum)
        topics = _topics(plan, searcher)
        must.append((Occur.Must, any_of([enough, *topics]) if topics else enough))
    without = [(Occur.MustNot, _group(group, plan, searcher)) for group in plan.excluded]
    if not must and not without:
        return None
    if not must:
        must = [(Occur.Must, Query.all_query())]
    return Query.boolean_query([*must, *without])


def excluded_query(plan: Plan, searcher: Searcher) -> Query | None:
    """The query for what must not be found; None if there is nothing."""
    return any_of([_group(group, plan, searcher) for group in plan.excluded]) if plan.excluded else None


def _topics(plan: Plan, searcher: Searcher) -> list[Query]:
    """What finds records by a topic of the query alone; it counts beside words as well."""
    queries = [each for topic in plan.topics for each in _term("concepts", topic, CONCEPT, searcher, "freq")]
    weight = CONCEPT * BROADER
    return queries + [e for topic in plan.broader for e in _term("concepts", topic, weight, searcher, "freq")]


def _group(group: Group, plan: Plan, searcher: Searcher) -> Query:
    options = _phrase(group.words, plan) if group.phrase else _word(group.words[0], plan, searcher)
    weight = CONCEPT if plan.describes else NAMED
    for concept in group.concepts:
        options += _term("concepts", concept, weight, searcher, "freq")
    return Query.disjunction_max_query(options, TIE) if options else nothing()


def _word(word: Word, plan: Plan, searcher: Searcher) -> list[Query]:
    options = []
    if plan.folded:
        for field, weight in (("title", TITLE), ("names", NAMES), ("body", BODY)):
            options += _term(field, word.folded, weight, searcher)
    for term in word.terms:
        options += _term("tokens", indexed_token(term.lang, term.token), term.weight, searcher)
        options += _parts(term, searcher)
    return options


def _term(field: str, token: str, weight: float, searcher: Searcher, option: str = "position") -> list[Query]:
    """A term's query in a list; an empty list if the index does not hold the term."""
    if not searcher.doc_freq(field, token):
        return []
    return [Query.boost_query(Query.term_query(schema(), field, token, option), weight)]


def _parts(term: Term, searcher: Searcher) -> list[Query]:
    if len(term.parts) < 2:
        return []
    parts = [indexed_token(term.lang, part) for part in term.parts]
    found = [query for part in parts for query in _term("tokens", part, 1.0, searcher)]
    if len(found) < len(parts):
        return []
    return [Query.boost_query(all_of(found), PARTS * term.weight)]


def _phrase(words: tuple[Word, ...], plan: Plan) -> list[Query]:
    options = []
    if plan.folded:
        folded = [word.folded for word in words]
        for field, weight in (("title", TITLE), ("names", NAMES), ("body", BODY)):
            options.append(_row(field, folded, weight))
    for terms in zip(*(word.terms for word in words), strict=True):
        tokens = [indexed_token(term.lang, term.token) for term in terms]
        options.append(_row("tokens", tokens, terms[0].weight))
    return options


def _row(field: str, tokens: list[str], weight: float) -> Query:
    return Query.boost_query(Query.phrase_query(schema(), field, tokens), weight)
