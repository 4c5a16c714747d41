"""The money of a partnership: each partner's by source, in its currency and in euro, and what they make together.

Euro are rounded cell by cell, so that every line and every column adds up to the cent.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hub.cooperation.models import Partner, Partnership
from hub.cooperation.models.partner import SOURCES
from hub.core.money import currencies, to_euro

#: Currencies of today that amounts can be given in.
CURRENCIES = tuple(code for code in currencies() if code not in {"EEK", "HRK", "LTL", "LVL"})


@dataclass(frozen=True, slots=True)
class Line:
    """A partner's money: amounts and total in its own currency, euros and total_eur in euro, by `SOURCES`."""

    partner: Partner
    amounts: tuple[Decimal, ...]
    euros: tuple[Decimal, ...]
    total: Decimal
    total_eur: Decimal

    @property
    def in_euro(self) -> bool:
        """Whether its own currency is the euro."""
        return self.partner.currency == "EUR"


@dataclass(frozen=True, slots=True)
class Budget:
    """Lines of those who take part, and the sums of their columns in euro."""

    lines: tuple[Line, ...]
    euros: tuple[Decimal, ...]
    total_eur: Decimal

    @property
    def is_known(self) -> bool:
        """Whether anybody wrote an amount."""
        return bool(self.total_eur)

    @property
    def has_foreign_money(self) -> bool:
        """Whether amounts were turned into euro."""
        return any(not line.in_euro for line in self.lines)


def budget_of(partnership: Partnership) -> Budget:
    """The money of those who take part; partners are prefetched."""
    lines = tuple(line_of(partner, partnership.start_on) for partner in partnership.here)
    euros = tuple(sum((line.euros[at] for line in lines), Decimal(0)) for at in range(len(SOURCES)))
    return Budget(lines, euros, sum(euros, Decimal(0)))


def line_of(partner: Partner, on: date | None) -> Line:
    """A partner's money; euro at the rate of the year in which the project starts (or the latest known)."""
    amounts = tuple(Decimal(getattr(partner, name)) for name in SOURCES)
    euros = tuple(to_euro(amount, partner.currency, on) for amount in amounts)
    return Line(partner, amounts, euros, sum(amounts, Decimal(0)), sum(euros, Decimal(0)))


def likely_currency(code: str) -> str:
    """A country's currency where the hub has its rate, else the euro."""
    return code if code in CURRENCIES else "EUR"


def source_labels() -> list[str]:
    """What sources of money are called, in the order of `SOURCES`."""
    return [str(Partner._meta.get_field(name).verbose_name) for name in SOURCES]
