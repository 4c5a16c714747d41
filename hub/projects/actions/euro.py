"""Amounts of a project in euro, kept beside the originals so that lists can sort and add up."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hub.core import money

#: What the amounts in euro depend on.
DEPENDS_ON = frozenset({"currency", "total_cost", "eu_support", "start_on", "approved_on", "end_on"})


def in_euro(values: Mapping[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    """(total_eur, eu_eur) of a project's values (a snapshot, or model fields by name).

    Converted at the average rate of the year the project is counted in: its start, approval or end.
    """
    currency = values["currency"] or "EUR"
    if currency == "EUR":
        return _amount(values["total_cost"]), _amount(values["eu_support"])
    on = _day(values["start_on"] or values["approved_on"] or values["end_on"])
    total, eu = _amount(values["total_cost"]), _amount(values["eu_support"])
    return money.to_euro(total, currency, on), money.to_euro(eu, currency, on)


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _amount(value: Decimal | str | None) -> Decimal | None:
    return Decimal(value) if isinstance(value, str) else value
