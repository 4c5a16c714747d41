"""What can be found: apps register a ``Source`` for each kind of record, in their ``search.py``."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.contracts import Document
from search.errors import UnknownKind


@dataclass(frozen=True, slots=True)
class Source:
    """Records of one kind.

    ``ids()`` yields the ids of all records that may be found, ``documents(ids)`` their
    documents with the key ``"<kind>:<id>"`` (what must not be found, or no longer exists, is
    simply not among them), and ``records(ids)`` maps the ids a visitor may see to the records
    themselves, ready to be shown. ``source_ids(ids)`` maps ids to what the records are called where
    they come from; without it they are called by their ids. The last three fetch all they need in a
    few queries.
    """

    kind: str
    ids: Callable[[], Iterator[int]]
    documents: Callable[[Sequence[int]], Iterable[Document]]
    records: Callable[[Sequence[int]], Mapping[int, Any]]
    source_ids: Callable[[Sequence[int]], Mapping[int, str]] | None = None

    def called(self, ids: Sequence[int]) -> Mapping[int, str]:
        """What records are called where they come from."""
        return self.source_ids(ids) if self.source_ids else {number: str(number) for number in ids}

    def key(self, record_id: int) -> str:
        """The key of one of its records."""
        return f"{self.kind}:{record_id}"


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make a kind of record findable; a second registration replaces the first."""
    _sources[source.kind] = source


def unregister(kind: str) -> None:
    """Forget a kind (for tests)."""
    _sources.pop(kind, None)


def source(kind: str) -> Source:
    """The source of a kind. Raises ``UnknownKind``."""
    try:
        return _sources[kind]
    except KeyError:
        raise UnknownKind(kind) from None


def sources() -> tuple[Source, ...]:
    """All sources, in the order of registration."""
    return tuple(_sources.values())
