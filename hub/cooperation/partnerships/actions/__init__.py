"""Writes: keyword-only and atomic; letters and the index follow on commit."""

from .partners import (
    Blocked,
    LeadStays,
    answer,
    consent,
    hand_over,
    invite,
    leave,
    name_outside,
    note_approval,
    set_budget,
    write_particulars,
)
from .shared import Changed, change_plan, delete, found, move_on, note_outcomes, settle, write_text

__all__ = [
    "Blocked",
    "Changed",
    "LeadStays",
    "answer",
    "change_plan",
    "consent",
    "delete",
    "found",
    "hand_over",
    "invite",
    "leave",
    "move_on",
    "name_outside",
    "note_approval",
    "note_outcomes",
    "set_budget",
    "settle",
    "write_particulars",
    "write_text",
]
