"""Towns and villages of Europe by name: some 99,000 places of 500 people and more (GeoNames).

Read when first asked for, in half a second, and kept for good: about 30 MB of a process.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from hub.core.words import fold
from hub.places.reference import DATA


class Settlement(NamedTuple):
    """A place with its country's code and its point, in degrees."""

    country: str
    name: str
    lat: float
    lon: float


def named(text: str) -> list[Settlement]:
    """Settlements of exactly this name; case, accents and punctuation do not count."""
    wanted = fold(text)
    return list(_from(wanted, lambda name: name == wanted)) if wanted else []


def begun(text: str, most: int) -> list[Settlement]:
    """Settlements whose name begins with `text`, in the order of the alphabet."""
    wanted = fold(text)
    return list(islice(_from(wanted, lambda name: name.startswith(wanted)), most)) if wanted else []


def _from(wanted: str, fits) -> Iterator[Settlement]:
    names, places = _all()
    for place in range(bisect_left(names, wanted), len(names)):
        if not fits(names[place]):
            return
        yield places[place]


@lru_cache(maxsize=1)
def _all() -> tuple[list[str], list[Settlement]]:
    """Folded names in order, and what they name."""
    held = []
    with gzip.open(DATA / "settlements.tsv.gz", "rt", encoding="utf-8") as file:
        for line in file:
            country, name, lat, lon, plain = line.rstrip("\n").split("\t")
            held.append((plain or name.lower(), Settlement(country, name, float(lat), float(lon))))
    held.sort(key=lambda each: each[0])
    return [name for name, _place in held], [place for _name, place in held]
