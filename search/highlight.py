"""Which text of a record matched, and where: made in Python with the analyzer of the index."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from search.analysis.chain import analyzer
from search.analysis.fold import fold
from search.analysis.tokens import normalize, spans
from search.contracts import Text
from search.marks import Marked
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
_BREAKS = re.compile(r"\s+")


class Found(NamedTuple):
    """A word of the query in a text; ``group`` tells which word of the query it is."""

    start: int
    end: int
    group: int


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
        content = _BREAKS.sub(" ", normalize(f"{text.summary}\n{text.body}")).strip()
        return Match(text.lang, title, content, find(title), find(content))


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
        self._known: dict[str, int | None] = {}

    def find(self, content: str) -> tuple[Found, ...]:
        """All places, in order."""
        if not self._tokens and not self._folded:
            return ()
        known, found = self._known, []
        for word, start, end in spans(content[:_READ]):
            if word not in known:
                known[word] = self._group(word.lower())
            if (group := known[word]) is not None:
                found.append(Found(start, end, group))
        return tuple(found)

    def _group(self, word: str) -> int | None:
        """The query's word that a word stands for, if any."""
        if (group := self._tokens.get(self._chain.token(word))) is not None:
            return group
        if (group := self._folded.get(fold(word))) is not None:
            return group
        if not self._tokens:
            return None
        parts = self._chain.parts(word)
        return next((self._tokens[part] for part in parts if part in self._tokens), None)


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
