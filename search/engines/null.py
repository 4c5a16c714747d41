"""Finds nothing and keeps nothing: for tests and commands that do not care about search."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from search.contracts import Document, Facet, Health, Hit, Loader, Page, Query


class NullEngine:
    """An engine that is always well and always empty."""

    def index(self, documents: Iterable[Document]) -> None:
        """Forget them."""

    def delete(self, keys: Collection[str]) -> None:
        """There is nothing to delete."""

    def update(self, documents: Iterable[Document], gone: Collection[str]) -> None:
        """Forget them."""

    def search(self, query: Query) -> Page:
        """An empty page with the facets that were asked for."""
        return Page(facets=tuple(Facet(wanted.name) for wanted in query.facets_wanted))

    def similar(self, key: str, *, kinds: Collection[str] = (), size: int = 6) -> tuple[Hit, ...]:
        """None."""
        return ()

    def complete(self, text: str, *, kinds: Collection[str] = (), size: int = 8) -> tuple[Hit, ...]:
        """None."""
        return ()

    def keys(self) -> Iterator[tuple[str, str]]:
        """None."""
        return iter(())

    @contextmanager
    def rebuild(self) -> Iterator[Loader]:
        """Builds nothing."""
        yield _Sink()

    def tidy(self) -> None:
        """Nothing to do."""

    def count(self) -> int:
        """Zero."""
        return 0

    def health(self) -> Health:
        """Well."""
        return Health(ok=True, engine="null")


class _Sink:
    def add(self, documents: Iterable[Document]) -> None:
        """Run through them, as a real loader would."""
        for _ in documents:
            pass
