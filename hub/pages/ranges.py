"""Ranges that an address asks for: total cost in whole euros, and years."""

import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

#: Years that a project of the catalogue can lie in; LEADER began in 1991.
YEARS = (1980, 2100)
#: Euros that a search can ask for: more than all funds together have.
COSTS = (0, 10**12)
#: Characters of an end that are read.
LONGEST = 30
# "10 000", "€ 10.000", "10,000 EUR", "10'000.50": groups of three, and cents that do not count.
_AMOUNT = re.compile(
    r"(?:€|EUR)?(\d{1,3}(?:[.,'’]\d{3})+|\d+)(?:[.,]\d{1,2})?(?:€|EUR)?", re.IGNORECASE | re.ASCII
)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ends:
    """A range as it was understood; None leaves an end open.

    typed: both ends as they stand in the form. unread: what was given and is no such number. swapped: the
    lower end had been given last.
    """

    low: int | None = None
    high: int | None = None
    typed: tuple[str, str] = ("", "")
    unread: tuple[str, ...] = ()
    swapped: bool = False

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First day of the lower year and last day of the upper one."""
        return (
            None if self.low is None else date(self.low, 1, 1),
            None if self.high is None else date(self.high, 12, 31),
        )


def costs(data: QueryDict) -> Ends:
    """`cost_from` and `cost_to`: euros, with or without signs of thousands; cents do not count."""
    return _ends(data, "cost", _amount)


def years(data: QueryDict) -> Ends:
    """`year_from` and `year_to`."""
    return _ends(data, "year", _year)


def names(subject: str) -> tuple[str, str]:
    """The two parameters of a range: "cost" -> ("cost_from", "cost_to")."""
    return f"{subject}_from", f"{subject}_to"


def _ends(data: QueryDict, subject: str, read) -> Ends:
    typed = tuple(
        " ".join(data.get(name, "")[:LONGEST].replace("\x00", " ").split()) for name in names(subject)
    )
    low, high = (read(end) for end in typed)
    unread = tuple(end for end, value in zip(typed, (low, high), strict=True) if end and value is None)
    if low is not None and high is not None and low > high:
        return Ends(high, low, (typed[1], typed[0]), unread, swapped=True)
    return Ends(low, high, typed, unread)


def _amount(typed: str) -> int | None:
    match = _AMOUNT.fullmatch("".join(typed.split()))
    if not match:
        return None
    amount = int(re.sub(r"\D", "", match[1]))
    return amount if COSTS[0] <= amount <= COSTS[1] else None


def _year(typed: str) -> int | None:
    if not _YEAR.fullmatch(typed):
        return None
    year = int(typed)
    return year if YEARS[0] <= year <= YEARS[1] else None
