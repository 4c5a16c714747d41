"""How fast search is, beside the bare engine on the same index: `python -m bench.search --rows N`.

Documents of some hundred words in nine languages, made of the samples' sentences. The bare engine is asked
for one word field, without languages, highlights or looking texts up: what no search page could do without
is not in its figures.
"""

import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

import tantivy

from bench import machine, options, tables
from bench.words import Dice, names, pick, speech
from search.analysis.chain import fold_words
from search.analysis.tokens import words
from search.contracts import Document, FacetRequest, Near, Query, Text
from search.engines.embedded import EmbeddedEngine
from search.engines.embedded.schema import schema

SEED = 20_240_102
FACETS = tuple(FacetRequest(name) for name in ("country", "region", "theme", "fund", "period", "status"))
_ROUNDS = 60
_BATCH = 2_000
_SENTENCES = 3_000
"""Sentences made for each language, of which documents take some."""


def documents(count: int, seed: int = SEED) -> Iterator[Document]:
    """The first `count` documents, always the same."""
    dice = random.Random(seed).random
    stock = {lang: [speech(lang).sentence(dice) for _ in range(_SENTENCES)] for lang in sorted(names())}
    for number in range(count):
        lang = pick(dice, list(stock))
        yield _document(number, lang, stock[lang], dice)


def _document(number: int, lang: str, stock: list[str], dice: Dice) -> Document:
    place = speech(lang).village(dice)
    sentences = [pick(dice, stock) for _ in range(8)]
    country = pick(dice, names()[lang]["countries"])
    region = (country, f"{country}{int(dice() * 4)}", f"{country}{int(dice() * 40):02}")
    year = 2008 + int(dice() * 18)
    title = f"{' '.join(sentences[0].split()[:7])} {place}"
    return Document(
        key=f"project:{number}",
        kind="project",
        texts=(Text(lang, title, sentences[1], " ".join(sentences[2:])),),
        facets={
            "country": (country,),
            "region": region,
            "theme": tuple({f"theme{int(dice() * dice() * 40)}" for _ in range(2)}),
            "fund": (pick(dice, ("EAFRD", "EAFRD", "EAFRD", "ERDF", "EMFAF", "ESF+")),),
            "period": (pick(dice, ("2007-2013", "2014-2020", "2023-2027")),),
            "status": (pick(dice, ("approved", "running", "completed", "in_use")),),
        },
        numbers={"amount": round(dice() * 300_000, 2), "year": float(year)},
        dates={"date": date(year, 1 + int(dice() * 12), 1)},
        point=(38 + dice() * 25, -5 + dice() * 30),
        names=(place,),
    )


def main() -> None:
    """Build an index and time queries on it."""
    asked = options.parser(__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="hub-bench-search-") as folder:
        engine = EmbeddedEngine(Path(folder) / "index")
        _warm_up(engine)
        _build(engine, asked.rows)
        _single(engine, asked.rows)
        _queries(engine, asked.rows)


def _warm_up(engine: EmbeddedEngine) -> None:
    """Open (or build) the dictionaries, which is no part of indexing."""
    engine.index(documents(100))


def _build(engine: EmbeddedEngine, count: int) -> None:
    rest, spent, busy, length = documents(count), 0.0, 0.0, 0
    with engine.rebuild() as loader:
        while batch := list(islice(rest, _BATCH)):
            length += sum(len(words(f"{t.title} {t.summary} {t.body}")) for d in batch for t in d.texts)
            spent, busy = spent - time.perf_counter(), busy - time.process_time()
            loader.add(batch)
            spent, busy = spent + time.perf_counter(), busy + time.process_time()
        spent, busy = spent - time.perf_counter(), busy - time.process_time()
    spent, busy = spent + time.perf_counter(), busy + time.process_time()
    rows = [
        ("documents", count),
        ("words a document", length / count),
        ("seconds", spent),
        ("documents a second", count / spent),
        ("documents a second of CPU", count / busy),
        ("index", engine.health().detail),
        ("load after", machine.load()),
    ]
    tables.show("Index built", ("", ""), rows)


def _single(engine: EmbeddedEngine, count: int) -> None:
    """From the change of one record to its being found."""
    changed = cycle(list(documents(min(count, 20))))

    def change() -> None:
        engine.index([next(changed)])
        engine.count()

    took = _times(change, rounds=20)
    tables.show("One change until it is found, ms", ("", "p50", "p95"), [("change", *took)])


def _queries(engine: EmbeddedEngine, count: int) -> None:
    """Each query as a search page asks it, and as bare as the engine can be asked."""
    vocabulary = Counter(
        word for d in documents(min(count, 5_000)) for word in set(fold_words(words(d.texts[0].body)))
    )
    ranked = [word for word, _ in vocabulary.most_common() if len(word) > 5]
    common, rare = ranked[0], ranked[-len(ranked) // 10]
    three = " ".join(ranked[:3])
    chosen = {"country": ("DK", "LV"), "fund": ("EAFRD",)}
    cases = [
        (f"common word, {common}", Query(common, "en"), [common], False),
        (f"rare word, {rare}", Query(rare, "en"), [rare], False),
        (f"three words, {three}", Query(three, "en"), three.split(), False),
        ("common word, six facets", Query(common, "en", facets_wanted=FACETS), [common], True),
        (
            "common word, six facets, two chosen",
            Query(common, "en", facets_wanted=FACETS, facets=chosen),
            [common],
            True,
        ),
        ("everything, six facets", Query("", "en", facets_wanted=FACETS), [], True),
        ("everything, newest first", Query("", "en", sort="newest"), [], False),
        ("common word, page 500", Query(common, "en", page=500), [common], False),
        ("common word, map", Query(common, "en", cells_zoom=4, size=0), [common], False),
        ("within 50 km, newest first", Query("", "en", near=Near(50, 10, 50), sort="newest"), [], False),
        ("within 500 km", Query("", "en", near=Near(50, 10, 500)), [], False),
        ("misspelt word", Query(common[:-1] + "zq", "en"), [], False),
    ]
    rows = []
    for name, query, terms, facets in cases:
        found = engine.search(query)
        bare = _times(_bare(engine, terms, facets=facets)) if terms or facets else ("", "")
        rows.append((name, found.total, *_times(lambda query=query: engine.search(query)), *bare))
    heads = ("milliseconds", "found", "p50", "p95", "bare p50", "bare p95")
    tables.show(f"Queries over {count:,} documents, 20 hits with marks", heads, rows)


def _bare(engine: EmbeddedEngine, terms: list[str], *, facets: bool) -> Callable[[], object]:
    """The same question to tantivy itself: ten hits, a count, the facets."""
    searcher = engine._store.reader().searcher
    should = [(tantivy.Occur.Should, tantivy.Query.term_query(schema(), "body", term)) for term in terms]
    query = tantivy.Query.boolean_query(should) if should else tantivy.Query.all_query()
    counts = {facet.name: {"terms": {"field": f"f.{facet.name}", "size": 20}} for facet in FACETS}

    def ask() -> None:
        searcher.search(query, 10)
        if facets:
            searcher.aggregate(query, counts)

    return ask


def _times(ask: Callable[[], object], rounds: int = _ROUNDS) -> tuple[float, float]:
    """Median and 95th percentile of some rounds in milliseconds, after three to warm up."""
    for _ in range(3):
        ask()
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


if __name__ == "__main__":
    main()
