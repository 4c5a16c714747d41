"""Numbers, money and dates as the reader's language writes them (CLDR)."""

from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_timedelta
from babel.numbers import (
    format_compact_currency,
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
)
from django.utils.translation import get_language


def _locale() -> Locale:
    """English as Europe writes it: CLDR's plain "en" is American, "June 1, 2026"."""
    return _locale_of(get_language() or "en")


@lru_cache(maxsize=64)
def _locale_of(language: str) -> Locale:
    return Locale.parse("en-GB" if language == "en" else language, sep="-")


def number(value: float | Decimal | int, digits: int | None = None) -> str:
    """12345.5 -> "12,345.5"; at most `digits` decimals, and no decimals that say nothing."""
    return _number(round(value, digits) if digits is not None else value, _locale())


@lru_cache(maxsize=8192, typed=True)
def _number(value: float | Decimal | int, locale: Locale) -> str:
    # A search page shows a hundred numbers, and Babel takes a tenth of a millisecond for each.
    return format_decimal(value, locale=locale)


def cents(value: float | Decimal) -> str:
    """1234.5 -> "1,234.50": an amount without its currency, to the cent."""
    return format_decimal(value, "#,##0.00", locale=_locale())


def number_short(value: float | Decimal | int) -> str:
    """12345 -> "12K": for numbers that are read at a glance; exact below ten thousand."""
    if abs(value) < 10_000:
        return number(value)
    return format_compact_decimal(value, locale=_locale(), fraction_digits=1)


def percent(share: float | Decimal) -> str:
    """0.25 -> "25%"."""
    return format_percent(share, locale=_locale())


def money(amount: Decimal | float, currency: str = "EUR") -> str:
    """97900.40, "EUR" -> "€97,900": whole units, but cents below 100."""
    return _money(amount, currency, _locale())


@lru_cache(maxsize=8192)
def _money(amount: Decimal | float, currency: str, locale: Locale) -> str:
    if amount != int(amount) and abs(amount) < 100:
        return format_currency(amount, currency, locale=locale)
    pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
    if get_currency_symbol(currency, locale)[-1].isalpha():
        # A code keeps its distance: "DKK 731,000" (CLDR's "alphaNextToNumber").
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    return format_currency(round(amount), currency, pattern, locale=locale, currency_digits=False)


def money_short(amount: Decimal | float, currency: str = "EUR") -> str:
    """12_400_000, "EUR" -> "€12M": for figures that are read at a glance."""
    return format_compact_currency(amount, currency, locale=_locale(), fraction_digits=1)


def day(value: date) -> str:
    """2026-03-01 -> "March 1, 2026"."""
    return format_date(value, "long", locale=_locale())


def month(value: date) -> str:
    """2026-03-01 -> "March 2026"."""
    return format_date(value, "MMMM y", locale=_locale())


def months(start: date | None, end: date | None) -> str:
    """From month to month: "Aug 2016 – Feb 2018"; one end alone stands for itself, none gives ""."""
    if start and end:
        return format_interval(start, end, "yMMM", locale=_locale())
    known = start or end
    return format_date(known, "MMM y", locale=_locale()) if known else ""


def duration(length: timedelta | None) -> str:
    """About how long: "3 days", "5 hours"; "" for None."""
    return "" if length is None else format_timedelta(length, locale=_locale())
