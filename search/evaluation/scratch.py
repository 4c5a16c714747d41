"""An index of a part of the evidence, built for some queries and thrown away.

So that a title in one language must find a description in another, the index holds only texts in
the one language, or no titles. The live index and its engine know nothing of it.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from search.contracts import Document, Engine, Text
from search.embedding import model, work
from search.indexer import in_batches
from search.registry import sources

_BATCH = 200


@contextmanager
def index(
    *,
    kinds: tuple[str, ...] = (),
    lang: str = "",
    titles: bool = True,
    only: Callable[[Document], bool] = lambda document: True,
    progress: Callable[[int], object] = lambda count: None,
) -> Iterator[Engine]:
    """An embedded engine over all records (of some kinds, and ``only`` those) with part of their evidence.

    Vectors that are not kept yet are made, which takes its time. Deleted on leaving.
    """
    from search.engines.embedded import EmbeddedEngine

    with tempfile.TemporaryDirectory(prefix="hub-search-") as folder:
        engine = EmbeddedEngine(Path(folder))
        with engine.rebuild() as loader:
            for kind in sources():
                if kinds and kind.kind not in kinds:
                    continue
                for ids in in_batches(kind.ids(), _BATCH):
                    kept = [limited(each, lang, titles=titles) for each in kind.documents(ids) if only(each)]
                    loader.add(work.complete(kept) if model.is_on() else kept)
                    progress(len(ids))
        yield engine


def limited(document: Document, lang: str, *, titles: bool) -> Document:
    """A document with its texts in one language only (all if empty), and without titles if so wished.

    What the record is said to be about is left out in any case, names in one language only: they
    are no texts in it.
    """
    texts = [text for text in document.texts if lang in ("", text.lang)]
    if not titles:
        texts = [Text(text.lang, "", text.summary, text.body) for text in texts]
    if lang:
        document = replace(document, names=(), keywords=())
    return replace(document, texts=tuple(texts), concepts=())
