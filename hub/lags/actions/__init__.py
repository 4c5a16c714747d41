"""Writes: keyword-only, atomic, and the index follows on commit."""

from .boundaries import Outline, remove_boundary, set_boundary
from .by_hand import complete
from .drafts import Locked, Moved, publish, save_draft, send_back, validate
from .edits import note_edit
from .imported import create_lag, delete_lags, note_source, update_lag
from .joining import join, people
from .logos import add_logo

__all__ = [
    "Locked",
    "Moved",
    "Outline",
    "add_logo",
    "complete",
    "create_lag",
    "delete_lags",
    "join",
    "note_edit",
    "note_source",
    "people",
    "publish",
    "remove_boundary",
    "save_draft",
    "send_back",
    "set_boundary",
    "update_lag",
    "validate",
]
