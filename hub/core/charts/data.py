"""What a chart shows, before it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext as _

from hub.core import formats

Value = Decimal | int | float | None


class Kind(Enum):
    """How it is drawn: upright, one column a category (years); or lying, one bar a category (names)."""

    COLUMNS = "columns"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, a value for each category; `tone` is its colour, 0 the first (see `palette`)."""

    label: str
    values: tuple[Value, ...]
    tone: int = 0

    @property
    def total(self) -> Decimal | int | float:
        """All that is known together."""
        return sum(value for value in self.values if value)


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers by category. Several series are stacked.

    slug: its name in addresses and files. heading: what the categories are ("Year"). unit: "EUR" or "".
    links: address of each category, "" where there is none. note: what the numbers leave out.
    most: how many categories are drawn, the first ones; the table and the files have all.
    """

    slug: str
    title: str
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    kind: Kind = Kind.COLUMNS
    unit: str = ""
    links: tuple[str, ...] = ()
    note: str = ""
    most: int | None = None

    def __bool__(self) -> bool:
        return any(value for series in self.series for value in series.values)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The categories that the drawing shows."""
        return self.categories[: self.most]

    @property
    def notes(self) -> list[str]:
        """What is to be known when reading it."""
        cut = len(self.categories) - len(self.drawn)
        told = _("The %(most)s largest of %(all)s are drawn; the table has all.") % {
            "most": formats.number(len(self.drawn)), "all": formats.number(len(self.categories))
        }  # fmt: skip
        return [words for words in (told if cut else "", self.note) if words]

    @property
    def is_stacked(self) -> bool:
        return len(self.series) > 1

    @property
    def totals(self) -> tuple[Decimal | int | float, ...]:
        """Of each category, all series together."""
        columns = zip(*(series.values for series in self.series), strict=True)
        return tuple(sum(value for value in column if value) for column in columns)

    @property
    def short(self) -> Callable[[Value], str]:
        """How a number stands in the drawing: "€1.2M"."""
        return formats.money_short if self.unit == "EUR" else formats.number_short

    @property
    def exact(self) -> Callable[[Value], str]:
        """How a number stands in the table: "€1,234,567"."""
        return formats.money if self.unit == "EUR" else formats.number

    @property
    def summary(self) -> str:
        """The drawing in a sentence: the largest categories with their numbers, "2019: €1.2M; 2021: €1M"."""
        largest = sorted(zip(self.categories, self.totals, strict=True), key=lambda pair: -pair[1])
        return "; ".join(f"{name}: {self.short(total)}" for name, total in largest[:5] if total)
