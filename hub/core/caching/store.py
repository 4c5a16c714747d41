"""Answers kept in the memory of one process."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from .generation import Token

Key = TypeVar("Key")

#: What an entry takes beside its body, in bytes: key, headers, the objects themselves.
_BESIDE = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it went out: status line, headers, body; `until` on the monotonic clock, in seconds."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    until: float


class Store(Generic[Key]):
    """As many answers of one generation as fit into `size` bytes; the longest unused ones make room."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: OrderedDict[Key, Kept] = OrderedDict()
        self._weight = 0
        self._token: Token | None = None
        self._lock = Lock()

    def get(self, key: Key, token: Token, now: float) -> Kept | None:
        """What is kept under this key in this generation and has not become too old."""
        with self._lock:
            if token != self._token:
                self._empty(token)
            kept = self._held.get(key)
            if kept is None or kept.until < now:
                return None
            self._held.move_to_end(key)
            return kept

    def put(self, key: Key, token: Token, kept: Kept) -> None:
        """Keep an answer; `token` is the generation in which the making of it began."""
        weight = len(kept.body) + _BESIDE
        with self._lock:
            if token != self._token or weight > self._size // 8:
                return
            if old := self._held.pop(key, None):
                self._weight -= len(old.body) + _BESIDE
            self._held[key] = kept
            self._weight += weight
            while self._weight > self._size:
                _key, gone = self._held.popitem(last=False)
                self._weight -= len(gone.body) + _BESIDE

    def _empty(self, token: Token) -> None:
        self._held.clear()
        self._weight = 0
        self._token = token
