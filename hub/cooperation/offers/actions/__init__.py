"""Writes: keyword-only and atomic; letters and the index follow on commit."""

from . import conversations, interests, offers

__all__ = ["conversations", "interests", "offers"]
