"""Writes: keyword-only, atomic, and the index follows on commit."""

from .boundaries import Outline, remove_boundary, set_boundary
from .by_hand import complete
from .edits import note_edit
from .imported import create_lag, delete_lags, note_source, update_lag
from .joining import join, people

__all__ = [
    "Outline",
    "complete",
    "create_lag",
    "delete_lags",
    "join",
    "note_edit",
    "note_source",
    "people",
    "remove_boundary",
    "set_boundary",
    "update_lag",
]
