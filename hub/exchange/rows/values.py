"""How cells are read: numbers, dates, languages, countries as people in 24 countries write them.

Every function takes what a reader gives (text, int, float, date, None) and gives the value, or raises
PydanticCustomError whose type is a code of `hub.exchange.messages`.
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from pydantic_core import PydanticCustomError

from hub.core import money
from hub.places.names import country_code

#: What stands between thousands: blanks of all kinds and apostrophes.
_BLANKS = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’`]")
_MONEY = re.compile(r"^(?:€|EUR|eur|£|\$)|(?:€|EUR|eur|,-|kr\.?|zł)$")
_PLAIN_AMOUNT = re.compile(r"\d{1,12}(?:\.\d\d?)?", re.ASCII)
_PLAIN_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+|-?\d{1,3}(?:,\d{3})+|-?\d+", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.+Z-]*)?")
_EUROPEAN_DATE = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})\.?")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}\.?")
#: Day 0 of the dates that spreadsheets store as numbers.
EXCEL_START = date(1899, 12, 30)
LARGEST_AMOUNT = Decimal(10) ** 12
CENT = Decimal("0.01")


def refuse(code: str, value: Any = "", **params) -> PydanticCustomError:
    """The error of a code; `value` is what stood in the cell."""
    return PydanticCustomError(code, "{code}", {"code": code, "value": str(value)[:200], **params})


def number(text: str, *, lone_sign_groups: bool) -> Decimal:
    """A number in any European form: 1234.56, 1.234,56, 1 234,56, 1'234.56.

    lone_sign_groups: how to read one dot or comma before exactly three digits ("1.234"): True takes it for a
    thousand sign (amounts have cents, not mils), False for a decimal sign (coordinates, areas).
    """
    bare = _MONEY.sub("", _BLANKS.sub("", text)).replace("−", "-")
    commas, dots = bare.count(","), bare.count(".")
    if commas and dots:
        decimal_sign = max(",.", key=bare.rfind)
        whole, _, rest = bare.rpartition(decimal_sign)
        bare = f"{_ungrouped(whole, text)}.{rest}"
    elif commas or dots:
        sign = "," if commas else "."
        whole, _, rest = bare.rpartition(sign)
        grouped = commas + dots > 1 or (lone_sign_groups and len(rest) == 3 and whole.strip("-0"))
        bare = _ungrouped(bare, text) if grouped else bare.replace(sign, ".")
    if not _NUMBER.fullmatch(bare):
        raise refuse("number", text)
    return Decimal(bare)


def _ungrouped(whole: str, text: str) -> str:
    """A whole number without its thousand signs; they must stand before three digits each."""
    if not _GROUPED.fullmatch(whole):
        raise refuse("number", text)
    return whole.replace(".", "").replace(",", "")


def _amount(text: str) -> Decimal:
    # Most registers write 1234.56; the rest takes four times as long to read.
    if _PLAIN_AMOUNT.fullmatch(text):
        return Decimal(text)
    return number(text, lone_sign_groups=True)


def amount(value: Any) -> Decimal | None:
    """Money, in cents; None for an empty cell. Never below zero."""
    if value is None or value == "":
        return None
    try:
        found = _amount(value) if isinstance(value, str) else _decimal(value)
    except InvalidOperation as error:
        raise refuse("number", value) from error
    if found < 0:
        raise refuse("negative", value)
    if found >= LARGEST_AMOUNT:
        raise refuse("too_big", value, limit="999 999 999 999")
    return found.quantize(CENT, ROUND_HALF_UP)


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise refuse("number", value)
    found = Decimal(str(value))
    if not found.is_finite():
        raise refuse("number", value)
    return found


def measure(value: Any) -> Decimal | None:
    """A quantity that is no money, such as km² or an indicator's value."""
    if value is None or value == "":
        return None
    found = number(value, lone_sign_groups=False) if isinstance(value, str) else _decimal(value)
    if abs(found) >= LARGEST_AMOUNT:
        raise refuse("too_big", value, limit="999 999 999 999")
    return found


def area(value: Any) -> Decimal | None:
    """km², to a tenth; never below zero."""
    found = measure(value)
    if found is not None and found < 0:
        raise refuse("negative", value)
    if found is not None and found >= 10**8:
        raise refuse("too_big", value, limit="99 999 999")
    return found if found is None else found.quantize(Decimal("0.1"))


def whole(value: Any) -> int | None:
    """A count, such as people; never below zero."""
    if value is None or value == "":
        return None
    found = _amount(value) if isinstance(value, str) else _decimal(value)
    if found != found.to_integral_value():
        raise refuse("whole_number", value)
    if found < 0:
        raise refuse("negative", value)
    if found > 2**31 - 1:
        raise refuse("too_big", value, limit="2 147 483 647")
    return int(found)


def year(value: Any) -> int | None:
    """A year with four digits."""
    if value is None or value == "":
        return None
    text = str(value).strip()
    if not _YEAR.fullmatch(text) or not 1000 <= int(text[:4]) <= 2100:
        raise refuse("year", value)
    return int(text[:4])


def coordinate(value: Any) -> float | None:
    """Degrees, with a decimal point or comma."""
    if value is None or value == "":
        return None
    if value.__class__ is str and _PLAIN_DEGREES.fullmatch(value):
        return float(value)
    try:
        return float(number(value, lone_sign_groups=False) if isinstance(value, str) else _decimal(value))
    except (PydanticCustomError, InvalidOperation, OverflowError) as error:
        raise refuse("coordinate", value) from error


@lru_cache(maxsize=32768)
def _date(text: str, *, last: bool) -> date:
    found = _date_parts(text.strip(), last)
    if not 1900 <= found.year <= 2100:
        raise refuse("date_range", text)
    return found


def _date_parts(text: str, last: bool) -> date:
    try:
        if match := _DATE.fullmatch(text):
            return date(*map(int, match.groups()))
        if match := _EUROPEAN_DATE.fullmatch(text):
            day, month, in_year = map(int, match.groups())
            return date(in_year, month, day)
        if match := _MONTH.fullmatch(text):
            in_year, month = map(int, match.groups())
            first = date(in_year, month, 1)
            return (first + timedelta(31)).replace(day=1) - timedelta(1) if last else first
        if _YEAR.fullmatch(text):
            return date(int(text[:4]), 12, 31) if last else date(int(text[:4]), 1, 1)
        if re.fullmatch(r"\d{5}(?:\.0*)?", text):
            return EXCEL_START + timedelta(int(text[:5]))
    except ValueError as error:
        raise refuse("date", text) from error
    raise refuse("date", text)


def first_day(value: Any) -> date | None:
    """A date: 2024-02-28, 28.02.2024, 28/02/2024, a sheet's number; a month or year is its first day."""
    return _any_date(value, last=False)


def last_day(value: Any) -> date | None:
    """The same for the end of something: a bare month or year is its last day."""
    return _any_date(value, last=True)


def _any_date(value: Any, *, last: bool) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        if not 1900 <= value.year <= 2100:
            raise refuse("date_range", value)
        return value
    return _date(str(value), last=last)


YES = frozenset({
    "1", "true", "yes", "y", "x", "ja", "jā", "taip", "tak", "oui", "si", "sí", "sì", "sim", "da", "ano",
    "áno", "igen", "kyllä", "jah", "ναι", "да", "iva", "tá",
})  # fmt: skip
NO = frozenset({
    "0", "false", "no", "n", "nej", "nē", "ne", "nie", "non", "não", "nein", "nem", "ei", "όχι", "не", "nee",
    "nu", "le", "níl",
})  # fmt: skip


def yes_no(value: Any) -> bool:
    """Yes or no in any EU language; an empty cell is no."""
    text = str(value if value is not None else "").strip().lower()
    if text in YES:
        return True
    if text in NO or not text:
        return False
    raise refuse("yes_no", value)


@lru_cache(maxsize=1)
def _languages() -> dict[str, str]:
    found = {}
    for code in settings.CONTENT_LANGUAGES:
        for reader in settings.CONTENT_LANGUAGES:
            found.setdefault(Locale.parse(reader).languages.get(code, code).casefold(), code)
    return found | {code: code for code in settings.CONTENT_LANGUAGES}


@lru_cache(maxsize=4096)
def language_code(text: str) -> str | None:
    """One of the 24 codes from a code (lv, lv-LV, LV) or a name in any EU language; None for any other."""
    bare = text.strip().casefold()
    if bare in settings.CONTENT_LANGUAGES:  # the table of names takes a second to make
        return bare
    return _languages().get(bare) or _languages().get(re.split(r"[-_]", bare)[0])


def language(value: Any) -> str:
    """`language_code`, or an error; "" for an empty cell."""
    if value is None or value == "":
        return ""
    if found := language_code(str(value)):
        return found
    raise refuse("language", value)


@lru_cache(maxsize=4096)
def _country(text: str) -> str:
    found = country_code(text)
    if not found:
        raise refuse("country", text)
    return found


def country(value: Any) -> str:
    """Eurostat's code of a country given by code or name; "" for an empty cell."""
    return _country(str(value)) if value not in (None, "") else ""


@lru_cache(maxsize=256)
def currency(value: Any) -> str:
    """ISO code of a currency that has a rate; "" for an empty cell."""
    text = str(value if value is not None else "").strip().upper()
    text = {"€": "EUR", "EURO": "EUR", "KČ": "CZK", "ZŁ": "PLN", "FT": "HUF"}.get(text, text)
    if text and text not in money.currencies():
        raise refuse("currency", value)
    return text


def pieces(value: Any) -> list[Any]:
    """The values of a cell that holds several, divided by |; a JSON list as it is."""
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return [piece for piece in value if piece not in (None, "")]
    if not isinstance(value, str):
        raise refuse("not_list", value)
    return [piece.strip() for piece in value.split("|") if piece.strip()]


_url = URLValidator(schemes=["http", "https"])


@lru_cache(maxsize=4096)
def link(value: str, longest: int = 500) -> str | None:
    """A web address; "www.…" gets https:// before it. "" for an empty cell, None for what is none."""
    text = "".join(value.split())
    if not text:
        return ""
    if "://" not in text:
        text = f"https://{text}"
    try:
        _url(text)
    except ValidationError:
        return None
    return text if len(text) <= longest else None


def email(value: Any) -> str:
    """An e-mail address; "" for an empty cell."""
    text = str(value if value is not None else "").strip()
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise refuse("email", value) from error
    return text
