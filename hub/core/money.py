"""Amounts in the currency of the source and in euro."""

import csv
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

RATES = Path(__file__).parent / "data" / "ecb_yearly_rates.csv"
CENT = Decimal("0.01")


@lru_cache(maxsize=1)
def _rates() -> dict[str, dict[int, Decimal]]:
    table: dict[str, dict[int, Decimal]] = {}
    with RATES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            table.setdefault(row["currency"], {})[int(row["year"])] = Decimal(row["per_euro"])
    return table


def currencies() -> list[str]:
    """ISO 4217 codes that amounts may be given in."""
    return ["EUR", *sorted(_rates())]


@lru_cache(maxsize=4096)
def rate(currency: str, year: int) -> Decimal:
    """Units of `currency` for one euro: the European Central Bank's average of that year.

    The nearest year we hold stands in for a year we do not. Raises KeyError for an unknown currency.
    """
    if currency == "EUR":
        return Decimal(1)
    by_year = _rates()[currency]
    return by_year[min(by_year, key=lambda known: (abs(known - year), known))]


def to_euro(amount: Decimal | None, currency: str, on: date | None) -> Decimal | None:
    """`amount` in euro, to the cent, at the average rate of the year of `on` (the latest held if None)."""
    if amount is None:
        return None
    if currency == "EUR":
        return amount.quantize(CENT, ROUND_HALF_UP)
    year = on.year if on else 9999
    return (amount / rate(currency, year)).quantize(CENT, ROUND_HALF_UP)
