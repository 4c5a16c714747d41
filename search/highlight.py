"""Which text of a record matched, and where: made in Python with the analyzer of the index."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from search.analysis.chain import analyzer, fold_words
from search.analysis.tokens import normalize, written
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
        content = " ".join(normalize(f"{text.summary}\n{text.body}").split())
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
        self._parted = bool(self._tokens) and self._chain.parted
        self._known: dict[str, int | None] = {}

    def find(self, content: str) -> tuple[Found, ...]:
        """All places, in order."""
        if not self._tokens and not self._folded:
            return ()
        content = content[:_READ]
        distinct = set(written(content))
        self._learn(distinct.difference(self._known))
        forms = {form: group for form in distinct if (group := self._known[form]) is not None}
        return tuple(sorted(found for form in forms.items() for found in _places(content, *form)))

    def _learn(self, forms: set[str]) -> None:
        """Note which word of the query each form stands for, if any."""
        lowered = [form.lower() for form in forms]
        tokens, folded = self._chain.tokens(lowered), fold_words(lowered)
        for form, lower, token, plain in zip(forms, lowered, tokens, folded, strict=True):
            group = self._tokens.get(token)
            if group is None:
                group = self._folded.get(plain)
            if group is None and self._parted:
                group = self._of_parts(lower)
            self._known[form] = group

    def _of_parts(self, word: str) -> int | None:
        for part in self._chain.parts(word):
            if part in self._tokens:
                return self._tokens[part]
        return None


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
