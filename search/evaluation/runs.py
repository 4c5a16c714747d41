"""Asking many queries and writing down what is found, as TREC runs."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TextIO

from search.contracts import MAX_PAGE_SIZE, NEAREST, WAYS, Engine, Hit, Query
from search.errors import SearchError
from search.registry import source

TAG = "leader-hub"


class Topic(NamedTuple):
    """A query: its id, what is typed, the page's language, and the one language evidence may be in."""

    qid: str
    query: str
    query_lang: str = ""
    doc_lang: str = ""


class Found(NamedTuple):
    """A record found: what it is called in its source, and its score (higher is better)."""

    docno: str
    score: float


class BadTopics(SearchError):
    """A file of queries that cannot be read as one."""


def read_topics(path: Path) -> list[Topic]:
    """The queries of a CSV file with the columns ``qid,query,query_lang,doc_lang`` (the last two optional).

    Raises ``BadTopics``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"qid", "query"} <= set(rows.fieldnames or ()):
                raise BadTopics(f"{path}: no columns qid and query")
            return [Topic(*((row.get(name) or "").strip() for name in Topic._fields)) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadTopics(f"{path}: {error}") from error


def run(
    engine: Engine,
    topics: Iterable[Topic],
    *,
    kinds: tuple[str, ...] = (),
    depth: int = 100,
    ways: tuple[str, ...] = WAYS,
    progress: Callable[[int], object] = lambda count: None,
) -> Iterator[tuple[Topic, list[Found]]]:
    """Each query with what it finds, best first, ``depth`` records at most."""
    for topic in topics:
        query = Query(
            topic.query, topic.query_lang, kinds, size=min(depth, MAX_PAGE_SIZE), highlight=False,
            nearest=max(NEAREST, depth), ways=ways,
        )  # fmt: skip
        yield topic, _numbered(_hits(engine, query, depth))
        progress(1)


def write(runs: Iterable[tuple[Topic, Sequence[Found]]], file: TextIO) -> None:
    """Lines ``qid Q0 docno rank score tag``."""
    for topic, found in runs:
        for rank, each in enumerate(found, start=1):
            docno = "_".join(each.docno.split()) or "-"
            file.write(f"{topic.qid} Q0 {docno} {rank} {each.score:.6f} {TAG}\n")


def _hits(engine: Engine, query: Query, depth: int) -> list[Hit]:
    page = engine.search(query)
    hits = list(page.hits)
    while page.next and len(hits) < depth:
        page = engine.search(replace(query, after=page.next))
        hits += page.hits
    return hits[:depth]


def _numbered(hits: Sequence[Hit]) -> list[Found]:
    """Hits by what their records are called; scores fall with the rank, whatever the pages' own."""
    called = {
        (kind, number): docno for kind, those in _by_kind(hits).items() for number, docno in those.items()
    }
    found = [called[hit.kind, int(hit.id)] for hit in hits if (hit.kind, int(hit.id)) in called]
    return [Found(docno, float(len(found) - place)) for place, docno in enumerate(found)]


def _by_kind(hits: Sequence[Hit]) -> dict[str, Mapping[int, str]]:
    ids: dict[str, list[int]] = {}
    for hit in hits:
        ids.setdefault(hit.kind, []).append(int(hit.id))
    return {kind: source(kind).called(those) for kind, those in ids.items()}
