"""Matching: one idea and all pairs of groups, beside scikit-learn's TF-IDF: `python -m bench.matching`.

Profiles are made of the documents that search is measured with: texts in 23 languages, themes, points. The pool
is loaded from a database with as many groups, as a web process does it.
"""

import random
import resource
import time
from collections.abc import Callable
from datetime import date
from itertools import islice

import django
import numpy as np

from bench import machine, options, tables
from bench.scratch import Hub
from bench.search_documents import documents
from bench.search_timing import times
from search.contracts import DIMENSIONS, Document

_LAGS, _OFFERS = 3_000, 5_000
_SEED = 20_261_122


def main() -> None:
    """Load, ask, and print what it took."""
    parser = options.parser(__doc__)
    parser.add_argument("--lags", type=int, default=_LAGS, help="groups (%(default)s)")
    parser.add_argument("--offers", type=int, default=_OFFERS, help="offers (%(default)s)")
    asked = parser.parse_args()
    hub = Hub.of_this_process()
    if not hub.database.exists():
        hub.state.mkdir(parents=True, exist_ok=True)
        hub.share_dictionaries()
        hub.manage("migrate")
    django.setup()
    texts = list(documents(asked.lags + asked.offers))
    _load(texts[: asked.lags])
    _ask(texts, asked.lags, asked.offers)
    print(f"  highest memory of this process: {_peak_mb():.0f} MB; load: {machine.load()}")


def _load(texts: list[Document]) -> None:
    """Groups in a database, then a pool of them."""
    from bench.matching_groups import fill
    from hub.cooperation import groups, search
    from hub.cooperation.matching.pool import Pool

    fill(texts)
    search.analysed("opens the dictionaries", "en")
    for document in islice(texts, 200):
        search.analysed(document.texts[0].body, document.texts[0].lang)
    before = _resident_mb()
    took = []
    for _round in range(3):
        start = time.perf_counter()
        pool = Pool(list(groups.profiles()))
        took.append(time.perf_counter() - start)
    rows = [(f"first time, words of {pool.count:,} groups being new", took[0]), ("again", min(took[1:]))]
    tables.show("A pool of groups loaded from the database", ("", "seconds"), rows)
    print(f"  memory that it takes: {_resident_mb() - before:.0f} MB\n")


def _ask(texts: list[Document], lags: int, offers: int) -> None:
    from hub.cooperation.matching.pool import Pool
    from hub.cooperation.matching.profiles import Idea
    from hub.cooperation.matching.rank import best, order, scores

    made = _profiles(texts)
    start = time.perf_counter()
    pool = Pool(made)
    built = time.perf_counter() - start
    asked = iter(range(10**9))

    def idea() -> Idea:
        return Idea(made[next(asked) % len(made)], today=date(2026, 11, 22))

    ways: list[tuple[str, Callable[[], object]]] = [
        ("one idea: 20 proposals, varied, with reasons", lambda: best(idea(), pool)),
        ("one idea: sums and order alone", lambda: order(scores(idea(), pool), 20)),
    ]
    if peer := _peer(texts):
        ways.append(("TF-IDF of scikit-learn: nearest texts alone", peer))
    rows = [(name, *times(way), _cpu(way)) for name, way in ways]
    title = f"{lags:,} groups and {offers:,} offers, pool made in {built:.2f} s; milliseconds"
    tables.show(title, ("", "p50", "p95", "p99", "CPU"), rows)
    among_groups = Pool(made[:lags])
    start, busy = time.perf_counter(), time.process_time()
    for profile in among_groups.profiles:
        order(scores(Idea(profile, today=date(2026, 11, 22)), among_groups), 20)
    took = (time.perf_counter() - start, time.process_time() - busy)
    tables.show("All pairs of groups", ("", "seconds", "CPU"), [(f"the best 20 of each of {lags:,}", *took)])


def _cpu(ask: Callable[[], object], rounds: int = 100) -> float:
    """Milliseconds of CPU for one round: what a machine without neighbours would take, or a little more."""
    busy = time.process_time()
    for _ in range(rounds):
        ask()
    return (time.process_time() - busy) * 1000 / rounds


def _profiles(texts: list[Document]):
    """Profiles in which everything is told, so that every criterion has work to do."""
    from hub.cooperation import search
    from hub.cooperation.matching.profiles import Profile, Span

    dice = random.Random(_SEED)
    vectors = np.random.default_rng(_SEED).normal(size=(len(texts), DIMENSIONS)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kinds = ("coastal", "mountain", "island", "border", "river-lake")
    themes = [f"theme{number}" for number in range(40)]
    return [
        Profile(
            f"made:{number}",
            country=document.facets["country"][0],
            point=document.point,
            territory_kinds=frozenset(dice.sample(kinds, 2)),
            languages=frozenset((document.texts[0].lang, "en")),
            themes=dict.fromkeys((*document.facets["theme"], *dice.sample(themes, 2)), 1.0),
            gives=frozenset(dice.sample(themes, 2)),
            seeks=frozenset(dice.sample(themes, 2)),
            tokens=search.analysed(
                f"{document.texts[0].summary} {document.texts[0].body}", document.texts[0].lang
            )[0],
            vector=vectors[number],
            funds=frozenset(document.facets["fund"]),
            spans=(Span(date(2023, 1, 1), date(2029, 12, 31)),),
            partners=frozenset(f"made:{dice.randrange(len(texts))}" for _ in range(dice.randrange(6))),
            renewed=date(2025, 1, 1),
        )
        for number, document in enumerate(texts)
    ]


def _peer(texts: list[Document]) -> Callable[[], object] | None:
    """Nearest texts by scikit-learn, where somebody has installed it: it is no part of the hub."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        print("  scikit-learn is not installed: no peer")
        return None
    read = [f"{document.texts[0].summary} {document.texts[0].body}" for document in texts]
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    rows = vectorizer.fit_transform(read)
    number = iter(range(10**9))

    def ask() -> object:
        nearness = rows @ vectorizer.transform([read[next(number) % len(read)]]).T
        return np.argsort(-nearness.toarray().ravel(), kind="stable")[:20]

    return ask


def _resident_mb() -> float:
    with open("/proc/self/statm") as file:  # noqa: PTH123 - no file of ours
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
