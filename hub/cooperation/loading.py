"""Profiles of everybody who may be proposed, and the pool made from them, kept until something changes.

Who has profiles registers where they come from: groups, and the offers of groups.
"""

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import NamedTuple

from hub.core.caching import generation

from .matching.pool import Pool
from .matching.profiles import Profile

Source = Callable[[], Iterable[Profile]]
#: Changes whenever what a source tells of itself has changed.
Version = Callable[[], tuple]

#: Seconds after which changes of anything but the profiles themselves (projects above all) are taken in.
PATIENCE = 600


class _Held(NamedTuple):
    pool: Pool
    versions: tuple
    token: generation.Token
    made_at: float


_sources: dict[str, tuple[Source, Version]] = {}
_lock = Lock()
_held: list[_Held] = []


def register(name: str, source: Source, version: Version) -> None:
    """Name where profiles come from; ids of profiles are unique among all sources.

    version: asked in a short query or two, far more often than the profiles themselves.
    """
    _sources[name] = source, version
    _held.clear()


def pool() -> Pool:
    """Everybody, as this process knows them; made anew at once when one of them changes, else after `PATIENCE`."""
    token = generation.current()
    with _lock:
        if _held and _held[0].token == token:
            return _held[0].pool
        # Last changes of groups and offers, in short queries; the token alone changes with every project.
        versions = tuple(version() for _source, version in _sources.values())
        if _held and _held[0].versions == versions and time.monotonic() - _held[0].made_at < PATIENCE:
            _held[0] = _held[0]._replace(token=token)
            return _held[0].pool
        made = Pool([profile for source, _version in _sources.values() for profile in source()])
        _held[:] = [_Held(made, versions, token, time.monotonic())]
        return made
