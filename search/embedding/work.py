"""Giving documents their vectors: the known ones at once, the others later, batch by batch."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from search import locks
from search.api import engine
from search.contracts import Document, Passage
from search.embedding import centring, model, store
from search.embedding.passages import Stretch, stretches
from search.errors import UnknownKind
from search.models import Unembedded
from search.registry import source, sources

logger = logging.getLogger(__name__)

BATCH = 16
"""Records embedded between two changes of the index: some seconds' work."""


def attach(documents: Iterable[Document]) -> list[Document]:
    """Documents with all the vectors that are known; the others are noted for ``embed``."""
    documents = list(documents)
    if not model.is_on():
        return documents
    cut = [list(stretches(document)) for document in documents]
    known = store.known(each.digest for those in cut for each in those)
    _note(
        d for d, those in zip(documents, cut, strict=True) if any(each.digest not in known for each in those)
    )
    return [_with_passages(d, those, known) for d, those in zip(documents, cut, strict=True)]


def waiting() -> int:
    """How many records have passages without vectors."""
    return sum(len(ids) for ids in Unembedded.objects.values_list("ids", flat=True))


def note_all() -> None:
    """Look through all records once more (after embeddings were off): none is embedded twice."""
    for kind in sources():
        Unembedded.objects.note(kind.kind, kind.ids())


def embed(
    *,
    seconds: float | None = None,
    others_wait: Callable[[], bool] = lambda: False,
    progress: Callable[[int], object] = lambda count: None,
) -> int:
    """Embed what waits, for so many seconds at most and until others wait; how many records that were.

    Both are asked between two passages (0.1 s each), so that nobody waits for a long record; what is made
    of it is kept. One passage is made in any case: who is always interrupted comes to an end, too.

    One process does so at a time; another raises ``Busy`` at once. Killed, it goes on with the batch it
    was at. Raises ``EngineUnavailable`` when the engine is away; nothing is lost then.
    """
    if not model.is_on():
        return 0
    ends = None if seconds is None else time.monotonic() + seconds

    def over() -> bool:
        return (ends is not None and time.monotonic() >= ends) or others_wait()

    done = 0
    with locks.held(locks.EMBED, wait=0):
        while (row := Unembedded.objects.order_by("pk").first()) is not None:
            ids = row.ids[:BATCH]
            finished = _embed(row.kind, ids, over)
            row.take(finished)
            done += finished
            progress(finished)
            if finished < len(ids) or over():
                return done
        if done:
            engine().tidy()
    return done


def complete(documents: Iterable[Document], over: Callable[[], bool] = lambda: False) -> list[Document]:
    """Documents with all their vectors; those that are not known are made now, and kept.

    ``over`` is asked after each vector: once it is true, only the documents before the first one that
    still lacks some are given.
    """
    documents = list(documents)
    cut = [list(stretches(document)) for document in documents]
    wanted = {each.digest: each.content for those in cut for each in those}
    known = store.known(wanted)
    made: dict[str, bytes] = {}
    for digest, content in wanted.items():
        if digest in known:
            continue
        [made[digest]] = model.of_passages([content])
        if over():
            break
    store.keep(made)
    known |= made
    finished = takewhile(
        lambda pair: all(each.digest in known for each in pair[1]), zip(documents, cut, strict=True)
    )
    return [_with_passages(document, those, known) for document, those in finished]


def _embed(kind: str, ids: Sequence[int], over: Callable[[], bool]) -> int:
    """Embed records of a kind in their order; how many of them are dealt with."""
    try:
        documents = source(kind).documents(ids)
    except UnknownKind:
        return len(ids)
    place = {record_id: number for number, record_id in enumerate(ids)}
    documents = sorted(documents, key=lambda document: place[_id(document)])
    finished = complete(documents, over)
    if finished:
        engine().update(finished, ())
    return place[_id(documents[len(finished)])] if len(finished) < len(documents) else len(ids)


def _with_passages(document: Document, cut: Sequence[Stretch], known: dict[str, bytes]) -> Document:
    found = (
        Passage(each.lang, centring.passage(known[each.digest], each.lang), each.whole)
        for each in cut
        if each.digest in known
    )
    return replace(document, passages=tuple(found))


def _note(documents: Iterable[Document]) -> None:
    ids: dict[str, list[int]] = {}
    for document in documents:
        ids.setdefault(document.kind, []).append(_id(document))
    for kind, those in ids.items():
        Unembedded.objects.note(kind, those)


def _id(document: Document) -> int:
    """The record's number: keys are "kind:number"."""
    return int(document.key.partition(":")[2])
