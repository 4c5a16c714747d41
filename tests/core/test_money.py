from datetime import date
from decimal import Decimal

import pytest

from hub.core import money


def test_euro_stays_euro():
    assert money.to_euro(Decimal("12.50"), "EUR", date(2024, 5, 1)) == Decimal("12.50")


def test_a_danish_amount_in_euro_at_the_rate_of_its_year():
    assert money.to_euro(Decimal("745.89"), "DKK", date(2024, 5, 1)) == Decimal("100.00")


def test_a_year_we_hold_no_rate_for_takes_the_nearest():
    assert money.rate("SEK", 2031) == money.rate("SEK", 2024)
    assert money.rate("BGN", 2025) == Decimal("1.9558")


def test_no_amount_stays_none():
    assert money.to_euro(None, "DKK", None) is None


def test_an_unknown_currency_is_a_key_error():
    with pytest.raises(KeyError):
        money.rate("XYZ", 2024)
