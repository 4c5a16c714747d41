"""Telling how far an import is."""

from typing import Protocol


class Progress(Protocol):
    """Called after each batch with the rows done so far and the share of the file read, in percent."""

    def __call__(self, rows: int, percent: int) -> None: ...


def silent(rows: int, percent: int) -> None:
    """Tells nobody."""
