"""The embedded engine: tantivy in a directory, nothing to start."""

from search.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
