"""Figures over the whole catalogue, remembered until it changes: adding up 200,000 projects takes long."""

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import cache

from hub.core.caching import generation

#: Seconds after which figures are added up anew even if nothing seems to have changed.
LONGEST = 600

T = TypeVar("T")


def remembered(name: str, compute: Callable[[], T]) -> T:
    """What `compute` gave under this name in this generation of the content. It may be anything that pickles."""
    key = blake2b(repr((name, generation.current())).encode(), digest_size=16).hexdigest()
    return cache.get_or_set(f"figures-{key}", compute, LONGEST)
