"""A kind of record of its own, so that search is tested without the hub."""

import pytest

from search import concepts, registry
from search.api import engine as current_engine
from search.contracts import Document, Text


class Notes:
    """Records in memory: what a search source asks of an app, and nothing else."""

    def __init__(self):
        self.titles = {}
        self.bodies = {}
        self.hidden = set()
        self.broken = set()

    def ids(self):
        return iter(sorted(set(self.titles) - self.hidden))

    def documents(self, ids):
        if self.broken & set(ids):
            raise RuntimeError("this note cannot be read")
        return [
            Document(f"note:{n}", "note", (Text("da", self.titles[n], body=self.bodies.get(n, "")),))
            for n in ids
            if n in self.titles and n not in self.hidden
        ]

    def records(self, ids):
        return {n: self.titles[n] for n in ids if n in self.titles and n not in self.hidden}

    @property
    def source(self):
        return registry.Source("note", self.ids, self.documents, self.records)


@pytest.fixture
def notes(monkeypatch, settings, tmp_path):
    """The only source there is, over an empty index."""
    monkeypatch.setattr(registry, "_sources", {})
    monkeypatch.setattr(concepts, "_tables", {})
    concepts.forget()
    settings.SEARCH = {**settings.SEARCH, "ENGINE": "embedded", "PATH": tmp_path / "search", "DRAIN": "never"}
    notes = Notes()
    registry.register(notes.source)
    yield notes
    concepts.forget()


@pytest.fixture
def engine(notes):
    """The engine the notes go to."""
    return current_engine()
