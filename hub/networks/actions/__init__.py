"""Writes: keyword-only, atomic, each in the log."""

from .members import (
    LastAdministrator,
    end_membership,
    end_what_has_run_out,
    grant,
    leave,
    people,
    refuse,
    request_membership,
    sync_groups,
)
from .networks import complete, create_network, delete_network

__all__ = [
    "LastAdministrator",
    "complete",
    "create_network",
    "delete_network",
    "end_membership",
    "end_what_has_run_out",
    "grant",
    "leave",
    "people",
    "refuse",
    "request_membership",
    "sync_groups",
]
