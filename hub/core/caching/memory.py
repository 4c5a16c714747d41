"""What takes long to work out, remembered until something changes: adding up 200,000 projects, naming regions."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from . import generation

#: Seconds after which something is worked out anew even if nothing seems to have changed.
LONGEST = 600
#: Things that are remembered in a process; the longest unused ones make room.
MOST = 2_000

T = TypeVar("T")

_held: OrderedDict[str, tuple[generation.Token, float, Any]] = OrderedDict()
_lock = Lock()


def remembered(name: str, compute: Callable[[], T]) -> T:
    """What `compute` gave under this name in this generation of the content, in this process.

    The very same object is given to everybody who asks: nobody may change it. Querysets are to be lists.
    """
    token, now = generation.current(), time.monotonic()
    with _lock:
        known = _held.get(name)
        if known and known[0] == token and now < known[1]:
            _held.move_to_end(name)
            return known[2]
    found = compute()
    with _lock:
        _held[name] = (token, now + LONGEST, found)
        _held.move_to_end(name)
        while len(_held) > MOST:
            _held.popitem(last=False)
    return found
