"""How cells are read."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from hub.exchange.rows import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1234.56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("7.707.397", "7707397"),
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1’234", "1234"),
        ("1.234", "1234"),
        ("0.125", "0.13"),
        ("12,5", "12.5"),
        ("€ 1.200", "1200"),
        ("1 200 kr.", "1200"),
        ("46 800,00 EUR", "46800"),
        (46800, "46800"),
        (22276.8, "22276.8"),
    ],
)
def test_amounts_as_people_write_them(text, expected):
    assert values.amount(text) == Decimal(expected).quantize(Decimal("0.01"))


@pytest.mark.parametrize("text", ["", None])
def test_an_empty_cell_is_no_amount(text):
    assert values.amount(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("abc", "number"), ("12,34,5x", "number"), ("-5", "negative"), ("1e30", "too_big"), (True, "number"),
     (float("nan"), "number"), ("--5", "number"), ("१२", "number")],
)  # fmt: skip
def test_what_is_no_amount(text, code):
    with pytest.raises(PydanticCustomError) as caught:
        values.amount(text)
    assert caught.value.type == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [("56.123", 56.123), ("22,659", 22.659), ("-0,5", -0.5), (57, 57.0), ("0.0000001", 1e-7)],
)
def test_coordinates_have_no_thousand_signs(text, expected):
    assert values.coordinate(text) == expected


@pytest.mark.parametrize("text", ["abc", "1.2.3", "nan", "inf", "56 N"])
def test_what_is_no_coordinate(text):
    with pytest.raises(PydanticCustomError) as caught:
        values.coordinate(text)
    assert caught.value.type == "coordinate"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-28", date(2024, 2, 28), date(2024, 2, 28)),
        ("28.02.2024", date(2024, 2, 28), date(2024, 2, 28)),
        ("28. 2. 2024", date(2024, 2, 28), date(2024, 2, 28)),
        ("28/02/2024", date(2024, 2, 28), date(2024, 2, 28)),
        ("2024-02-28 00:00:00", date(2024, 2, 28), date(2024, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("45350", date(2024, 2, 28), date(2024, 2, 28)),
        (2024, date(2024, 1, 1), date(2024, 12, 31)),
        (date(2024, 2, 28), date(2024, 2, 28), date(2024, 2, 28)),
    ],
)
def test_dates_as_people_write_them(text, first, last):
    assert (values.first_day(text), values.last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [("31.02.2024", "date"), ("02/28/2024", "date"), ("soon", "date"), ("0024-01-01", "date_range"),
     ("01.01.9999", "date_range")],
)  # fmt: skip
def test_what_is_no_date(text, code):
    with pytest.raises(PydanticCustomError) as caught:
        values.first_day(text)
    assert caught.value.type == code


@pytest.mark.parametrize(("text", "code"), [("lv", "lv"), ("LV", "lv"), ("lv-LV", "lv"), ("latviešu", "lv"),
                                            ("lettisk", "lv"), ("German", "de"), ("klingon", None),
                                            ("no", None)])  # fmt: skip
def test_languages_by_code_or_name(text, code):
    assert values.language_code(text) == code


def test_web_addresses():
    assert values.link("www.example.org/ä") == "https://www.example.org/ä"
    assert values.link("javascript:alert(1)") is None
    assert values.link("none") is None
