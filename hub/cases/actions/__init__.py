"""Writes: keyword-only, atomic; the index follows what is published by signals."""

from .drafting import draft_from_project
from .homes import ensure_home, furnish, keep_after_network, make_homes, missing_homes
from .proposals import Decided, accept, decline, propose
from .stories import publish_story

__all__ = [
    "Decided",
    "accept",
    "decline",
    "draft_from_project",
    "ensure_home",
    "furnish",
    "keep_after_network",
    "make_homes",
    "missing_homes",
    "propose",
    "publish_story",
]
