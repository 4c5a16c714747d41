"""Comparing the index with the database, both ways."""

from collections.abc import Callable
from dataclasses import dataclass

from search.api import engine
from search.indexer import BATCH, in_batches
from search.registry import sources


@dataclass(frozen=True, slots=True)
class Report:
    """Keys that are not in the index, that are there as they were before, or that should not be."""

    checked: int = 0
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether index and database agree."""
        return not (self.missing or self.stale or self.orphaned)


def verify(*, progress: Callable[[int], object] = lambda count: None) -> Report:
    """Compare every record with the index. What waits in the outbox shows up as a difference."""
    indexed = dict(engine().keys())
    checked, missing, stale = 0, [], []
    for kind in sources():
        for ids in in_batches(kind.ids(), BATCH):
            for document in kind.documents(ids):
                checked += 1
                found = indexed.pop(document.key, None)
                if found is None:
                    missing.append(document.key)
                elif found != document.fingerprint():
                    stale.append(document.key)
            progress(len(ids))
    return Report(checked, tuple(missing), tuple(stale), tuple(sorted(indexed)))
