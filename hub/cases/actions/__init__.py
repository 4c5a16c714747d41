"""Writes: keyword-only, atomic; the index follows what is published by signals."""

from .drafting import draft_from_project
from .homes import complete, ensure_home, furnish, is_complete, keep_after_network
from .proposals import Decided, accept, decline, propose
from .stories import publish_story

__all__ = [
    "Decided",
    "accept",
    "complete",
    "decline",
    "draft_from_project",
    "ensure_home",
    "furnish",
    "is_complete",
    "keep_after_network",
    "propose",
    "publish_story",
]
