"""Profiles of everybody who may be proposed, and the pool made from them, kept until something changes.

Apps register where profiles come from; groups are the first such source.
"""

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import NamedTuple

from hub.core.caching import generation
from hub.lags import directory

from .matching.pool import Pool
from .matching.profiles import Profile

Source = Callable[[], Iterable[Profile]]

#: Seconds after which changes of anything but the groups themselves (their projects above all) are taken in.
PATIENCE = 600


class _Held(NamedTuple):
    pool: Pool
    groups: tuple
    token: generation.Token
    made_at: float


_sources: dict[str, Source] = {}
_lock = Lock()
_held: list[_Held] = []


def register(name: str, source: Source) -> None:
    """Name where profiles come from; ids of profiles are unique among all sources."""
    _sources[name] = source
    _held.clear()


def pool() -> Pool:
    """Everybody, as this process knows them; made anew at once when a group changes, else after `PATIENCE`."""
    token = generation.current()
    with _lock:
        if _held and _held[0].token == token:
            return _held[0].pool
        # Last changes of groups, in two short queries; the token alone changes with every project.
        groups = directory.version()
        if _held and _held[0].groups == groups and time.monotonic() - _held[0].made_at < PATIENCE:
            _held[0] = _held[0]._replace(token=token)
            return _held[0].pool
        made = Pool([profile for source in _sources.values() for profile in source()])
        _held[:] = [_Held(made, groups, token, time.monotonic())]
        return made
