"""Taking the language out of a vector, so that what two texts mean decides how near they are.

Vectors of one language lie close together whatever they mean: unless this is taken away, a Latvian
query finds every Latvian text before any other. What all vectors of a language have in common is
their mean over texts that say the same in each, so it is subtracted (Libovický, Rosa and Fraser 2020,
"On the Language Neutrality of Pre-trained Multilingual Representations"). The means are frozen beside
the model, so that vectors of today and of next year can be compared: ``scripts/search/language_means.py``
made them.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

MEANS = Path(__file__).parent / "data" / "language_means.npy"
"""A row for each language: ``lang``, and the means ``passage`` and ``query`` of vectors of length 1."""
_LARGEST = 127.0


class _Shifts(NamedTuple):
    """What is taken off vectors of length 1, by language; "" stands for any that has no mean."""

    passage: "dict[str, np.ndarray]"
    query: "dict[str, np.ndarray]"


def passage(vector: bytes, lang: str) -> bytes:
    """A passage's vector, moved from where its language lies to the middle of all languages."""
    return _moved(vector, _shifts().passage, lang)


def query(vector: bytes, lang: str) -> bytes:
    """A query's vector without what all queries in its language have in common."""
    return _moved(vector, _shifts().query, lang)


def as_bytes(vector: "np.ndarray") -> bytes:
    """Signed bytes, stretched so that the largest number is 127."""
    largest = float(abs(vector).max())
    if not largest:
        return bytes(len(vector))
    return (vector * (_LARGEST / largest)).round().astype("int8").tobytes()


def _moved(vector: bytes, shifts: "dict[str, np.ndarray]", lang: str) -> bytes:
    import numpy as np

    numbers = np.frombuffer(vector, "i1").astype("f4")
    length = float(np.linalg.norm(numbers))
    if not length:
        return vector
    return as_bytes(numbers / length - shifts.get(lang, shifts[""]))


@cache
def _shifts() -> _Shifts:
    import numpy as np

    means = np.load(MEANS)
    langs = [lang.decode() for lang in means["lang"].tolist()]
    passages, queries = means["passage"].astype("f4"), means["query"].astype("f4")
    middle = passages.mean(axis=0)
    shifts = dict(zip(langs, passages - middle, strict=True))
    return _Shifts(
        passage={**shifts, "": np.zeros_like(middle)},
        query={**dict(zip(langs, queries, strict=True)), "": queries.mean(axis=0)},
    )
