"""A query made ready for any engine: each word with its tokens in the languages that count.

A word is looked for as the page's language and the guessed languages analyse it, less
strongly as every other language does, and as it stands (folded) in all of them. Words that
name a concept are also found by the concept, whatever language names it.
"""

import logging
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from search import concepts
from search.analysis.chain import analyzer, function_tokens
from search.analysis.fold import fold
from search.analysis.guess import guess
from search.analysis.languages import LANGUAGES
from search.analysis.stopwords import stopwords
from search.contracts import Query
from search.embedding import centring, model
from search.errors import SearchError
from search.parser import MAX_LENGTH, Clause, parse

logger = logging.getLogger(__name__)

OWN_LANGUAGE = 1.0
DESCRIPTION = 4
"""Words from which on a query describes what is wanted: a record need not have most of them, and one
that means the same may stand before one that has them. Fewer words are all meant as they are."""
OTHER_LANGUAGE = 0.4
"""What evidence in a language weighs that neither the page nor the query is in."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word as one language analyses it, with the parts it has as a compound there."""

    lang: str
    token: str
    parts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query and all that stands for it."""

    folded: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words in a row (a phrase) or one word, and the concepts (as indexed) that stand for it as well."""

    words: tuple[Word, ...]
    concepts: tuple[str, ...] = ()

    @property
    def phrase(self) -> bool:
        """Whether the words must stand one after the other."""
        return len(self.words) > 1


@dataclass(frozen=True, slots=True)
class Plan:
    """All ``phrases`` must match, at least ``minimum`` of ``words``, none of ``excluded``.

    ``folded`` tells whether words as they stand count, in fields that mix languages. ``topics`` are the
    concepts (as indexed) of a query that describes what is wanted: one of them finds without any of its
    words; ``broader`` are those they belong to. ``text_langs`` limits evidence to texts in these
    languages (see ``Query``). ``meaning`` is what the text means, as ``Passage.vector`` is; None where that counts
    for nothing.
    """

    words: tuple[Group, ...] = ()
    phrases: tuple[Group, ...] = ()
    excluded: tuple[Group, ...] = ()
    minimum: int = 0
    langs: tuple[str, ...] = ()
    folded: bool = True
    topics: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    text_langs: tuple[str, ...] | None = None
    meaning: bytes | None = None

    @property
    def describes(self) -> bool:
        """Whether the words describe what is wanted, rather than name it: see ``DESCRIPTION``."""
        return len(self.words) >= DESCRIPTION

    @property
    def wanted(self) -> tuple[Group, ...]:
        """What should be found, and marked in what is shown."""
        return self.words + self.phrases


def make_plan(query: Query, languages: Collection[str]) -> Plan:
    """The plan of a query; ``languages`` are those there are texts in."""
    clauses = parse(query.text)
    typed = [word for clause in clauses if not clause.excluded for word in clause.words]
    among = [lang for lang in languages if query.text_langs is None or lang in query.text_langs]
    guessed = guess(typed, [lang for lang in dict.fromkeys((query.lang, *among)) if lang in LANGUAGES])
    own = tuple(dict.fromkeys((query.lang, *guessed)))
    if "forms" not in query.ways:
        among = []
    text_langs = query.text_langs
    if text_langs is None and not query.across:
        text_langs, among = own, [lang for lang in among if lang in own]
    kept = _without_stopwords(clauses, own)
    groups = [(clause, _group(clause, own, among)) for clause in kept]
    single = [g for clause, g in groups if not (clause.excluded or clause.phrase)]
    words = _with_concepts(single, kept, own, text_langs) if "concepts" in query.ways else tuple(single)
    phrased = any(clause.phrase and not clause.excluded for clause in kept)
    topics = () if phrased else _topics(words)
    return Plan(
        words=words,
        phrases=tuple(g for clause, g in groups if clause.phrase and not clause.excluded),
        excluded=tuple(g for clause, g in groups if clause.excluded),
        minimum=minimum_match(len(single)),
        langs=own,
        folded=query.text_langs is None,
        topics=topics,
        broader=_broader(topics),
        text_langs=text_langs,
        meaning=_meaning(query, clauses, (*guessed, query.lang)[0]),
    )


def concepts_of(query: Query, languages: Collection[str]) -> tuple[str, ...]:
    """Ids of the concepts that the words of a query name."""
    plan = make_plan(replace(query, nearest=0, text_langs=None, across=True), languages)
    return tuple(dict.fromkeys(concept for group in plan.words for concept in group.concepts))


def _meaning(query: Query, clauses: tuple[Clause, ...], lang: str) -> bytes | None:
    """What a query in a language means; None where that counts for nothing (see docs/adr/0006)."""
    wanted = [clause for clause in clauses if not clause.excluded]
    if "meaning" not in query.ways or not query.nearest or query.sort != "relevance":
        return None
    if not wanted or not query.across or not model.is_on():
        return None
    if any(clause.phrase for clause in wanted):
        return None
    text = query.text[:MAX_LENGTH]
    if len(wanted) < len(clauses):
        text = " ".join(clause.words[0] for clause in wanted)
    try:
        return centring.query(model.of_query(" ".join(text.split())), lang)
    except SearchError as error:
        logger.error("Searching by words alone: %s", error)
        return None


def minimum_match(count: int) -> int:
    """How many of so many words a record must have.

    Both of two; three quarters of up to six; half of more, which are pasted titles.
    """
    if count <= 2:
        return count
    return math.ceil(count * (0.75 if count <= 6 else 0.5))


def _without_stopwords(clauses: tuple[Clause, ...], langs: tuple[str, ...]) -> tuple[Clause, ...]:
    """Drop function words, unless nothing else would be left."""
    function_words = frozenset().union(*(stopwords(lang) for lang in langs))
    kept = tuple(clause for clause in clauses if clause.phrase or clause.words[0] not in function_words)
    return kept if any(not clause.excluded for clause in kept) else clauses


def _group(clause: Clause, own: tuple[str, ...], among: list[str]) -> Group:
    if not clause.phrase:
        # In a phrase every word counts, and each needs a token of each language.
        among = [lang for lang in among if lang in own or not _is_function_word(clause.words[0], lang)]
    return Group(tuple(_word(word, own, among) for word in clause.words))


def _word(word: str, own: tuple[str, ...], among: list[str]) -> Word:
    return Word(fold(word), tuple(_term(word, lang, own) for lang in among))


def _is_function_word(word: str, lang: str) -> bool:
    """Whether a word of another language would be taken for a function word in this one.

    Danish "butikken" (the shop) would find every Lithuanian text with a form of "būti" (to be).
    """
    return analyzer(lang).token(word) in function_tokens(lang)


def _with_concepts(
    groups: list[Group], clauses: tuple[Clause, ...], own: tuple[str, ...], text_langs: tuple[str, ...] | None
) -> tuple[Group, ...]:
    """The groups of single words, those that name concepts with them.

    A language that is neither the page's nor guessed is asked only when those name none, and only
    for terms of several words: one word means too many things in 24 languages.
    """
    typed = [c.words[0] for c in clauses if not (c.excluded or c.phrase)]
    standing: dict[int, list[str]] = {}
    for lang in own:
        _note(standing, concepts.mentions(lang, analyzer(lang).tokens(typed)), shortest=1)
    if not standing:
        for lang in LANGUAGES:
            if lang not in own:
                _note(standing, concepts.mentions(lang, analyzer(lang).tokens(typed)), shortest=2)
    return tuple(
        replace(group, concepts=_as_indexed(standing[place], text_langs)) if place in standing else group
        for place, group in enumerate(groups)
    )


def _note(standing: dict[int, list[str]], found: Iterable[concepts.Mention], *, shortest: int) -> None:
    for concept, start, end in found:
        if end - start >= shortest:
            for place in range(start, end):
                standing.setdefault(place, []).append(concept)


def _topics(words: tuple[Group, ...]) -> tuple[str, ...]:
    """The concepts that a description names; nothing for a few words, all of which are meant."""
    if len(words) < DESCRIPTION:
        return ()
    return tuple(dict.fromkeys(concept for group in words for concept in group.concepts))


def _broader(topics: tuple[str, ...]) -> tuple[str, ...]:
    """The concepts that some (as indexed) belong to, in the same languages."""
    known = concepts.all_concepts()
    found = []
    for topic in topics:
        lang, colon, concept = topic.rpartition(":")
        if broader := known[concept].broader:
            found.append(f"{lang}{colon}{broader}")
    return tuple(each for each in dict.fromkeys(found) if each not in topics)


def _as_indexed(found: list[str], text_langs: tuple[str, ...] | None) -> tuple[str, ...]:
    found = list(dict.fromkeys(found))
    if text_langs is None:
        return tuple(found)
    return tuple(f"{lang}:{concept}" for lang in text_langs for concept in found)


def _term(word: str, lang: str, own: tuple[str, ...]) -> Term:
    chain = analyzer(lang)
    # A compound the dictionary holds means more than its parts (landsby is not land and by).
    parts = () if chain.knows(word) else chain.parts(word)
    return Term(lang, chain.token(word), parts, OWN_LANGUAGE if lang in own else OTHER_LANGUAGE)
