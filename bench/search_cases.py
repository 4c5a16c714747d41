"""The questions that searches are timed with: as the hub asks them, as bare tantivy and as FTS5 are asked."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import tantivy

from bench.search_documents import FACETS, SHARED, documents
from search.analysis.chain import fold_words
from search.analysis.tokens import words
from search.contracts import Engine, Near, Query
from search.engines.embedded.schema import schema

_SAMPLE = 5_000
"""Documents whose words are counted to choose some."""


@dataclass(frozen=True)
class Case:
    """One question.

    ``query`` is what a search page would ask; None where ``complete`` has the beginning of a word.
    ``bare`` makes the question to tantivy over the folded bodies, ``match`` is the one to FTS5 ("" is
    everything); None where there is nothing like it.
    """

    name: str
    query: Query | None = None
    complete: str = ""
    bare: Callable[[tantivy.Searcher], tantivy.Query] | None = None
    match: str | None = None
    facets: bool = False
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offset: int = 0

    def ask(self, engine: Engine) -> int:
        """Ask an engine of the hub; how many it found."""
        if self.query is None:
            return len(engine.complete(self.complete))
        return engine.search(self.query).total


def cases(count: int) -> list[Case]:
    """The questions to an index of the first ``count`` documents."""
    common = SHARED[0]
    english = _by_frequency(count, "en")
    rare = next(word for word in reversed(english) if word.isascii())
    some = [word for word in english if word not in SHARED][:12]
    three, seven = some[:3], some[:7]
    row = _row(count)
    chosen = {"country": ("DK", "LV"), "fund": ("EAFRD",)}
    return [
        Case(f"rare word: {rare}", _query(rare), bare=_term(rare), match=f'"{rare}"'),
        Case(f"common word: {common}", _query(common), bare=_term(common), match=f'"{common}"'),
        Case(
            f"three words, all: {' '.join(three)}",
            _query(" ".join(three)),
            bare=_every(three),
            match=" AND ".join(f'"{word}"' for word in three),
        ),
        Case(
            "seven words, half of them",
            _query(" ".join(seven)),
            bare=_any(seven),
            match=" OR ".join(f'"{word}"' for word in seven),
        ),
        Case(
            f"phrase: {' '.join(row)}",
            _query(f'"{" ".join(row)}"'),
            bare=lambda _searcher: tantivy.Query.phrase_query(schema(), "body", row),
            match=f'"{" ".join(row)}"',
        ),
        Case("first letters: fes", complete="fes", bare=_begun("fes"), match='"fes" *'),
        Case(
            "common word, six facets", _query(common, facets_wanted=FACETS),
            bare=_term(common), match=f'"{common}"', facets=True,
        ),
        Case(
            "the same, values of two chosen", _query(common, facets_wanted=FACETS, facets=chosen),
            bare=_term(common), match=f'"{common}"', facets=True, chosen=chosen,
        ),
        Case(
            "everything, six facets", _query("", facets_wanted=FACETS),
            bare=_everything, match="", facets=True,
        ),
        Case("everything, newest first", _query("", sort="newest")),
        Case(
            "common word, page 500", _query(common, page=500),
            bare=_term(common), match=f'"{common}"', offset=9_980,
        ),
        Case("common word, map", _query(common, cells_zoom=4, size=0)),
        Case("within 50 km, newest first", _query("", near=Near(50, 10, 50), sort="newest")),
        Case(
            "misspelt word: leadre", _query("leadre"),
            bare=lambda _searcher: tantivy.Query.fuzzy_term_query(schema(), "body", "leadre", 2),
        ),
    ]  # fmt: skip


def _query(text: str, **others) -> Query:
    return Query(text, "en", **others)


def _by_frequency(count: int, lang: str) -> list[str]:
    """Folded words of six letters and more in texts of one language, the most frequent ones first."""
    texts = (document.texts[0] for document in documents(min(count, _SAMPLE)))
    counted = Counter(
        word for text in texts if text.lang == lang for word in fold_words(words(text.body)) if len(word) > 5
    )
    return [word for word, _times in counted.most_common()]


def _row(count: int) -> list[str]:
    """Two words that stand one after the other in some English text."""
    texts = (document.texts[0] for document in documents(min(count, _SAMPLE)))
    body = next(text.body for text in texts if text.lang == "en")
    sentence = [word for word in fold_words(words(body.partition(".")[0])) if word.isascii()]
    return sentence[2:4]


def _term(word: str) -> Callable[[tantivy.Searcher], tantivy.Query]:
    return lambda _searcher: tantivy.Query.term_query(schema(), "body", word)


def _any(some: list[str]) -> Callable[[tantivy.Searcher], tantivy.Query]:
    return lambda searcher: tantivy.Query.boolean_query(
        [(tantivy.Occur.Should, _term(word)(searcher)) for word in some]
    )


def _every(some: list[str]) -> Callable[[tantivy.Searcher], tantivy.Query]:
    return lambda searcher: tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, _term(word)(searcher)) for word in some]
    )


def _everything(_searcher: tantivy.Searcher) -> tantivy.Query:
    return tantivy.Query.all_query()


def _begun(letters: str) -> Callable[[tantivy.Searcher], tantivy.Query]:
    def ask(searcher: tantivy.Searcher) -> tantivy.Query:
        ends = searcher.terms_with_prefix("title", letters, limit=60)
        return tantivy.Query.term_set_query(schema(), "title", [term for term, _count in ends])

    return ask
