"""Writes: keyword-only, atomic, each in the log."""

from .members import (
    LastAdministrator,
    change_role,
    end_membership,
    grant,
    leave,
    refuse,
    request_membership,
    sync_groups,
)
from .networks import complete, create_network

__all__ = [
    "LastAdministrator",
    "change_role",
    "complete",
    "create_network",
    "end_membership",
    "grant",
    "leave",
    "refuse",
    "request_membership",
    "sync_groups",
]
