"""Numbers, money and dates in the reader's language."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from django.utils.formats import date_format

from hub.core import formats


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "€97,900"), ("da", "97.900 €"), ("lv", "97 900 €")],
)
def test_money_in_whole_units(lang, expected):
    with translation.override(lang):
        assert formats.money(Decimal("97900.40")).replace("\xa0", " ") == expected


def test_small_amounts_keep_their_cents():
    assert formats.money(Decimal("12.50")) == "€12.50"
    assert formats.money(Decimal("12.00")) == "€12"


def test_other_currencies():
    assert formats.money(731000, "DKK").replace("\xa0", " ") == "DKK 731,000"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2016, 8, 1), date(2018, 2, 28), "Aug 2016 – Feb 2018"),
        (date(2016, 8, 1), None, "Aug 2016"),
        (None, date(2018, 2, 28), "Feb 2018"),
        (None, None, ""),
    ],
)
def test_months(start, end, expected):
    shown = formats.months(start, end)
    assert shown.replace("\u2009", " ").replace("\u202f", " ") == expected


def test_dates_that_django_writes_are_no_american_ones():
    assert date_format(date(2026, 3, 1)) == "1 March 2026"
    assert forms.DateField().clean("01/03/2026") == date(2026, 3, 1)


def test_dates_and_numbers():
    with translation.override("da"):
        assert formats.day(date(2026, 3, 1)) == "1. marts 2026"
        assert formats.number(1234567) == "1.234.567"
    assert formats.day(date(2026, 3, 1)) == "1 March 2026"
    assert formats.percent(0.25) == "25%"
    assert formats.money_short(12_400_000) == "€12.4M"
