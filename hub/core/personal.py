"""What the rooms of the hub keep of a person: told to the person on demand, and forgotten on demand.

Each room registers what it keeps, for the room of accounts does not know the others (GDPR articles 15, 17, 20).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Keeper:
    """name: key in the file that the person gets. tell: a user's data, fit for JSON.

    hindrances: in words, what the person has to hand over before they can be forgotten. forget: take away, or
    anonymise where others need the record.
    """

    name: str
    tell: Callable[[Any], Any]
    forget: Callable[[Any], None]
    hindrances: Callable[[Any], list[str]] = lambda user: []


_keepers: dict[str, Keeper] = {}


def register(keeper: Keeper) -> None:
    """Say what a room keeps."""
    _keepers[keeper.name] = keeper


def keepers() -> list[Keeper]:
    """All rooms that keep something of people."""
    return list(_keepers.values())
