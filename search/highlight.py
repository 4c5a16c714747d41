"""Which text of a record matched, and where: made in Python with the analyzer of the index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search import concepts
from search.analysis.chain import analyzer, fold_words
from search.analysis.seen import seen
from search.analysis.tokens import normalize, spans, written
from search.contracts import Text
from search.marks import UNMARKED, Marked
from search.plan import Plan

SNIPPET = 240
"""Characters a snippet has, give or take a word, without its dots."""
_LEAD = SNIPPET // 4
"""Characters before the first word found."""
_SLACK = 30
"""How far a cut is moved to fall between words."""
_READ = 20_000
"""Characters of a text that are looked through."""
_DOTS = "…"


class Found(NamedTuple):
    """A word of the query in a text, or one that names its concept; ``group`` tells which of its words."""

    start: int
    end: int
    group: int
    by_concept: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A text and where the query's words are in its title and in its content."""

    lang: str
    title: str
    content: str
    in_title: tuple[Found, ...]
    in_content: tuple[Found, ...]

    @property
    def groups(self) -> int:
        """How many different words of the query it has."""
        return len({found.group for found in (*self.in_title, *self.in_content)})

    def found_by(self) -> tuple[str, ...]:
        """What of a query is in it: ``words``, ``concept``, both or nothing."""
        ways = {found.by_concept for found in (*self.in_title, *self.in_content)}
        return tuple(name for name, way in (("words", False), ("concept", True)) if way in ways)

    def marked_title(self) -> Marked:
        """The whole title."""
        return _marked(self.title, self.in_title, 0, len(self.title))

    def snippet(self) -> Marked:
        """The stretch of the content with most different words of the query."""
        start, end = _window(self.content, self.in_content)
        return _marked(self.content, self.in_content, start, end, dots=True)

    def words(self) -> tuple[str, ...]:
        """The words found as they stand there, in lower case, each once."""
        in_title = (self.title[hit.start : hit.end] for hit in self.in_title)
        in_content = (self.content[hit.start : hit.end] for hit in self.in_content)
        return tuple(dict.fromkeys(word.lower() for word in (*in_title, *in_content)))


class Highlighter:
    """Finds the words of one plan in texts."""

    def __init__(self, plan: Plan) -> None:
        self._langs = {lang: -rank for rank, lang in enumerate(plan.langs)}
        self._finders: dict[str, _Finder] = {}
        self._plan = plan

    def best(self, texts: Iterable[Text]) -> Match | None:
        """The text with most of the query's words; of equals one the reader can read.

        None only if there are no texts.
        """
        matches = [self.match(text) for text in texts]
        strangers = -len(self._langs)
        return max(matches, key=lambda m: (m.groups, self._langs.get(m.lang, strangers)), default=None)

    def match(self, text: Text) -> Match:
        """Where the query's words are in a text."""
        if text.lang not in self._finders:
            self._finders[text.lang] = _Finder(self._plan, text.lang)
        find = self._finders[text.lang].find
        title = normalize(text.title)
        content = " ".join(normalize(f"{text.summary}\n{text.body}").split())
        return Match(text.lang, title, content, find(title), find(content))


def begun(texts: Sequence[Text], typed: Sequence[str]) -> tuple[str, Marked]:
    """The title that has most of some folded words, the last one as a beginning: its language, marked."""
    best: tuple[int, str, Marked] = (-1, "", UNMARKED)
    for text in texts:
        title = normalize(text.title)
        found, groups = [], set()
        for start, end in spans(title):
            (word,) = fold_words([title[start:end].lower()])
            group = _begun(word, typed)
            if group is not None:
                length = end - start if word == typed[group] else min(len(typed[group]), end - start)
                found.append(Found(start, start + length, group))
                groups.add(group)
        if title and len(groups) > best[0]:
            best = (len(groups), text.lang, _marked(title, tuple(found), 0, len(title)))
    return best[1:]


def _begun(word: str, typed: Sequence[str]) -> int | None:
    if word in typed:
        return typed.index(word)
    return len(typed) - 1 if word.startswith(typed[-1]) else None


class _Finder:
    """Finds the words of a plan in texts of one language."""

    def __init__(self, plan: Plan, lang: str) -> None:
        self._chain = analyzer(lang)
        self._folded: dict[str, int] = {}
        self._tokens: dict[str, int] = {}
        for number, group in enumerate(plan.wanted):
            for word in group.words:
                if plan.folded:
                    self._folded.setdefault(word.folded, number)
                for term in word.terms:
                    if term.lang == self._chain.code:
                        tokens = (term.token, *term.parts)
                        self._tokens.update(dict.fromkeys(tokens, number))
        self._parted = bool(self._tokens) and self._chain.parted
        self._concepts = {
            concept.rpartition(":")[2]: number
            for number, group in enumerate(plan.wanted)
            for concept in group.concepts
        }

    def find(self, content: str) -> tuple[Found, ...]:
        """All places, in order."""
        if not (self._tokens or self._folded or self._concepts):
            return ()
        content = content[:_READ]
        forms = self._forms(set(written(content)))
        found = sorted(found for form in forms.items() for found in _places(content, *form))
        return tuple(self._with_concepts(content, found) if self._concepts else found)

    def _forms(self, distinct: set[str]) -> dict[str, int]:
        """Which of some words as written stand for one of the query, and for which."""
        known = seen(self._chain.code)
        known.learn(distinct, parted=self._parted)
        forms: dict[str, int] = {}
        # A word's own token tells more than how it is folded, and both more than its parts.
        for token, group in self._tokens.items():
            forms.update(dict.fromkeys(known.with_token(token) & distinct, group))
        for folded, group in self._folded.items():
            for form in known.folded(folded) & distinct:
                forms.setdefault(form, group)
        if self._parted:
            for token in self._tokens:
                for form in known.with_part(token) & distinct:
                    forms.setdefault(form, self._of_parts(form.lower()))
        return forms

    def _with_concepts(self, content: str, found: list[Found]) -> list[Found]:
        """Words that name a concept of the query are found as well, unless they already are."""
        places = list(spans(content))
        tokens = self._chain.tokens([content[start:end].lower() for start, end in places])
        taken = {each.start for each in found}
        for mention in concepts.mentions(self._chain.code, tokens):
            group = self._concepts.get(mention.concept)
            if group is None:
                group = self._concepts.get(concepts.all_concepts()[mention.concept].broader)
            if group is not None:
                named = (Found(*place, group, True) for place in places[mention.start : mention.end])
                found += [each for each in named if each.start not in taken]
        return sorted(found)

    def _of_parts(self, word: str) -> int:
        """The word of the query that the first part stands for, of a compound that has such a part."""
        return next(self._tokens[part] for part in self._chain.parts(word) if part in self._tokens)


def _places(content: str, form: str, group: int) -> Iterator[Found]:
    """Where a form stands as a word of its own."""
    length, start = len(form), content.find(form)
    while start >= 0:
        end = start + length
        before, after = content[start - 1 : start] if start else "", content[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            yield Found(start, end, group)
        start = content.find(form, end)


def _window(content: str, found: tuple[Found, ...]) -> tuple[int, int]:
    """Where the snippet starts and ends: most different words, then most words, then first."""
    if len(content) <= SNIPPET:
        return 0, len(content)
    if not found:
        return 0, _word_end(content, SNIPPET)
    first, reach = _densest(found)
    lead = max(0, min(_LEAD, SNIPPET - (reach - first)))
    start = _word_start(content, max(0, first - lead))
    return start, max(reach, _word_end(content, start + SNIPPET))


def _densest(found: tuple[Found, ...]) -> tuple[int, int]:
    """From the first to the last word of the best stretch of a snippet's length."""
    best, best_worth = (found[0].start, found[0].end), (0, 0)
    inside: Counter[int] = Counter()
    end = 0
    for hit in found:
        while end < len(found) and found[end].end <= hit.start + SNIPPET:
            inside[found[end].group] += 1
            end += 1
        worth = (sum(1 for count in inside.values() if count > 0), inside.total())
        if worth > best_worth:
            best, best_worth = (hit.start, found[end - 1].end), worth
        inside[hit.group] -= 1
    return best


def _word_start(content: str, position: int) -> int:
    """The start of the next word, unless the position is one or at the text's start."""
    if position == 0:
        return 0
    space = content.find(" ", position - 1, position + _SLACK)
    return position if space < 0 else space + 1


def _word_end(content: str, position: int) -> int:
    """The end of the last whole word before a position."""
    if position >= len(content):
        return len(content)
    space = content.rfind(" ", max(0, position - _SLACK), position + 1)
    return position if space < 0 else space


def _marked(content: str, found: tuple[Found, ...], start: int, end: int, *, dots: bool = False) -> Marked:
    parts: list[tuple[str, bool]] = []
    at = start
    if dots and start > 0:
        parts.append((_DOTS, False))
    for hit in found:
        if hit.start < at or hit.end > end:
            continue
        parts += [(content[at : hit.start], False), (content[hit.start : hit.end], True)]
        at = hit.end
    parts.append((content[at:end], False))
    if dots and end < len(content):
        parts.append((_DOTS, False))
    return Marked(tuple(part for part in parts if part[0]))
