"""Codes of older NUTS editions (2013, 2016, 2021), read in the terms of the edition in use (2024).

A code that became one region, or part of one, is mapped to it. A code that was split is kept as given, for
nobody can say which successor is meant; its successors and the smallest region that holds them all are told.
A region whose border moved a little keeps its successor: the towns that moved (fewer than one in ten) land
next door.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hub.places import reference, territory


class Status(StrEnum):
    """How a given code relates to the edition in use."""

    CURRENT = "current"
    MAPPED = "mapped"
    KEPT = "kept"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of a code.

    region: code of a current region, or None; given: the code as the source wrote it; status: `CURRENT`,
    `MAPPED` (an old code with one successor), `KEPT` (split, or not known, in a known country), `UNKNOWN`
    (no country begins so); within: the smallest current region or country that surely holds it, or None;
    successors: the current regions that an old code became.
    """

    region: str | None
    given: str
    status: Status
    within: str | None = None
    successors: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """Eurostat code of the country; None when unknown."""
        return self.within[:2] if self.within else None


@lru_cache(maxsize=1)
def _current() -> frozenset[str]:
    return reference.region_codes()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return reference.country_codes()


@lru_cache(maxsize=1)
def _next() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in reference.recodes():
        found[row["code"]] = (*found.get(row["code"], ()), row["successor"])
    return found


def successors(code: str) -> tuple[str, ...]:
    """Current regions that a code became, over as many editions as it takes; () when it is not known."""
    if code in _current():
        return (code,)
    found = {last for step in _next().get(code, ()) for last in successors(step)}
    return tuple(sorted(found))


@lru_cache(maxsize=8192)
def resolve(code: str) -> Resolution:
    """Read a NUTS code of any edition from 2013 on. Never raises; `Status.UNKNOWN` for what is no code.

    Blanks and small letters do not matter; ISO's GR and GB are read as EL and UK.
    """
    clean = territory.normalise(code)
    if clean in _current():
        return Resolution(clean, code, Status.CURRENT, clean, (clean,))
    found = successors(clean)
    if len(found) == 1:
        return Resolution(found[0], code, Status.MAPPED, found[0], found)
    if clean[:2] not in _countries():
        return Resolution(None, code, Status.UNKNOWN)
    # Old and new codes may begin alike by chance, so without successors only the country is sure.
    within = territory.common(list(found)) or clean[:2]
    return Resolution(None, code, Status.KEPT, within, found)
