"""Figures over the whole catalogue, remembered until it changes: adding up 200,000 projects takes long."""

from collections.abc import Callable
from hashlib import blake2b
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Max

from hub.lags import directory
from hub.projects.models import Project

#: What is deleted does not show in the stamp; it is noticed after this many seconds at the latest.
LONGEST = 600

T = TypeVar("T")


def stamp() -> tuple:
    """Changes when a group or a project is added or saved."""
    # One question each: databases answer a single maximum from the index, two at once by reading all rows.
    newest = [Project.objects.aggregate(found=Max(field))["found"] for field in ("pk", "updated_at")]
    return *newest, *directory.version()


def remembered(name: str, compute: Callable[[], T]) -> T:
    """What `compute` gave under this name since the last change. It may be anything that pickles."""
    key = blake2b(repr((name, stamp())).encode(), digest_size=16).hexdigest()
    return cache.get_or_set(f"figures-{key}", compute, LONGEST)
