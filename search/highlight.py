"""Which text of a record matched, and where: made in Python with the analyzer of the index."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from search.analysis.chain import analyzer
from search.analysis.fold import fold
from search.analysis.tokens import normalize, spans
from search.contracts import Text
from search.marks import Marked
from search.plan import Plan

SNIPPET = 240
"""Characters a snippet has at most, without its dots."""
_READ = 20_000
"""Characters of a text that are looked through."""
_DOTS = "…"


class Found(NamedTuple):
    """A word of the query in a text; ``group`` tells which word of the query it is."""

    start: int
    end: int
    group: int


class Highlighter:
    """Finds the words of one plan in texts."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._wanted: dict[str, dict[str, int]] = {}

    def best(self, texts: tuple[Text, ...]) -> Text | None:
        """The text with most of the query's words; of equals one the reader can read.

        None only if there are no texts.
        """
        preferred = {lang: -rank for rank, lang in enumerate(self._plan.langs)}

        def worth(text: Text) -> tuple[int, int]:
            readable = preferred.get(text.lang, -len(preferred))
            return (len(self._groups_in(text)), readable)

        return max(texts, key=worth, default=None)

    def mark(self, content: str, lang: str) -> Marked:
        """A whole text with its found words marked."""
        content = normalize(content)
        return _marked(content, list(self._find(content, lang)), 0, len(content))

    def snippet(self, text: Text) -> Marked:
        """The stretch of summary and body with most different words of the query."""
        content = _content(text)
        found = list(self._find(content, text.lang))
        start, end = _window(content, found)
        return _marked(content, found, start, end, dots=True)

    def words(self, text: Text) -> tuple[str, ...]:
        """The words found in a text as they stand there, each once."""
        content = f"{normalize(text.title)}\n{_content(text)}"
        found = (content[hit.start : hit.end] for hit in self._find(content, text.lang))
        return tuple(dict.fromkeys(word.lower() for word in found))

    @cached_property
    def _folded(self) -> dict[str, int]:
        if not self._plan.folded:
            return {}
        return {
            word.folded: number
            for number, group in enumerate(self._plan.wanted)
            for word in group.words
        }

    def _tokens(self, lang: str) -> dict[str, int]:
        """Token -> number of the group it stands for, in one language."""
        if lang not in self._wanted:
            wanted: dict[str, int] = {}
            for number, group in enumerate(self._plan.wanted):
                for term in (t for word in group.words for t in word.terms if t.lang == lang):
                    wanted.update(dict.fromkeys((term.token, *term.parts), number))
            self._wanted[lang] = wanted
        return self._wanted[lang]

    def _find(self, content: str, lang: str) -> Iterator[Found]:
        tokens, folded = self._tokens(lang), self._folded
        if not tokens and not folded:
            return
        chain = analyzer(lang)
        for span in spans(content[:_READ]):
            word = span.text.lower()
            group = tokens.get(chain.token(word))
            if group is None:
                group = folded.get(fold(word))
            if group is None and tokens:
                group = next((tokens[part] for part in chain.parts(word) if part in tokens), None)
            if group is not None:
                yield Found(span.start, span.end, group)

    def _groups_in(self, text: Text) -> set[int]:
        content = f"{normalize(text.title)}\n{_content(text)}"
        return {found.group for found in self._find(content, text.lang)}


def _content(text: Text) -> str:
    return normalize(f"{text.summary}\n{text.body}".strip())


def _window(content: str, found: list[Found]) -> tuple[int, int]:
    """Where the snippet starts and ends: most different words, then most words, then first."""
    if len(content) <= SNIPPET:
        return 0, len(content)
    if not found:
        return 0, _word_end(content, SNIPPET)
    best, best_worth = 0, (0, 0)
    inside: Counter[int] = Counter()
    last = 0
    for first, hit in enumerate(found):
        while last < len(found) and found[last].end <= hit.start + SNIPPET:
            inside[found[last].group] += 1
            last += 1
        worth = (sum(1 for count in inside.values() if count), sum(inside.values()))
        if worth > best_worth:
            best, best_worth = first, worth
        inside[hit.group] -= 1
    # Some words before the first one found, but the whole of what was counted stays inside.
    reach = max(h.end for h in found[best:] if h.end <= found[best].start + SNIPPET or h is found[best])
    lead = max(0, min(SNIPPET // 4, SNIPPET - (reach - found[best].start)))
    start = _word_start(content, max(0, found[best].start - lead))
    return start, max(reach, _word_end(content, start + SNIPPET))


def _word_start(content: str, position: int) -> int:
    """The start of the next word, unless the position is one or at the text's start."""
    if position == 0:
        return 0
    space = content.find(" ", position - 1, position + 30)
    return position if space < 0 else space + 1


def _word_end(content: str, position: int) -> int:
    """The end of the last whole word before a position."""
    if position >= len(content):
        return len(content)
    space = content.rfind(" ", max(0, position - 30), position + 1)
    return position if space < 0 else space


def _marked(content: str, found: list[Found], start: int, end: int, *, dots: bool = False) -> Marked:
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
