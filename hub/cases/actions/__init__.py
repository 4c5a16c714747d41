"""Writes: keyword-only, atomic; the index follows what is published by signals."""

from .homes import ensure_home, keep_after_network, missing_homes
from .stories import publish_story

__all__ = ["ensure_home", "keep_after_network", "missing_homes", "publish_story"]
