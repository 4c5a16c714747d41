"""Writes: keyword-only, atomic; the index follows what is published by signals."""

from .homes import ensure_home, furnish, keep_after_network, make_homes, missing_homes
from .stories import publish_story

__all__ = [
    "ensure_home",
    "furnish",
    "keep_after_network",
    "make_homes",
    "missing_homes",
    "publish_story",
]
