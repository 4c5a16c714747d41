"""What of a record's texts is embedded: the title, the beginning of the text, and passages of it.

One vector for a long text blurs what it says in passing; one for each passage loses what it is
about as a whole. Both together find most (docs/search-quality.md). The title stands alone, so that
another title makes nothing else anew.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from search.contracts import Document, Text
from search.embedding import model

WHOLE = 100
"""Words at the beginning of a text that stand for the whole."""
PASSAGE = 60
"""Words in a passage, give or take the end of a sentence."""
_SLACK = 12
MOST = 6
"""Passages of one text: what comes after 400 words is reporting."""
_LEAST = 8
"""Words that the last passage must have to be one."""
_ENDS = (".", "!", "?", ";", ":", "…", "\N{GREEK QUESTION MARK}")


class Stretch(NamedTuple):
    """A part of a text to be embedded."""

    lang: str
    content: str
    whole: bool

    @property
    def digest(self) -> str:
        """Under which its vector is kept: of the model and what it reads."""
        read = f"{model.SHA256}\x00{self.content}"
        return blake2b(read.encode("utf-8", "replace"), digest_size=16).hexdigest()


def stretches(document: Document) -> Iterator[Stretch]:
    """What to embed of a document. A name in no language (an organisation's) means nothing."""
    for text in document.texts:
        if text.lang:
            yield from _of_text(text)


def _of_text(text: Text) -> Iterator[Stretch]:
    title = " ".join(text.title.split()[:WHOLE])
    if title:
        yield Stretch(text.lang, title, True)
    words = f"{text.summary}\n{text.body}".split()
    if not words:
        return
    yield Stretch(text.lang, " ".join(words[:WHOLE]), True)
    if len(words) <= PASSAGE + _SLACK:
        return
    start = 0
    for _number in range(MOST):
        end = _end(words, start)
        if end - start < _LEAST:
            return
        yield Stretch(text.lang, " ".join(words[start:end]), False)
        start = end


def _end(words: list[str], start: int) -> int:
    """Where a passage ends: at the end of a sentence near its length, if there is one."""
    usual = start + PASSAGE
    if usual + _SLACK >= len(words):
        return len(words)
    for distance in range(_SLACK):
        for place in (usual + distance, usual - distance):
            if words[place - 1].endswith(_ENDS):
                return place
    return usual
