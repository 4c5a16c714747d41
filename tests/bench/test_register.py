"""The made-up register of the benchmarks."""

import csv

import pytest

from bench import register
from bench.catalogue import head
from hub.exchange.rows import ProjectRow


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(register.rows(400))


def test_it_is_the_same_every_time_and_longer_ones_begin_alike(rows):
    assert list(register.rows(50)) == rows[:50]


def test_its_sixteen_columns_are_documented_ones():
    assert len(register.COLUMNS) == 16
    assert set(register.COLUMNS) <= set(ProjectRow.model_fields)


def test_all_nine_languages_and_their_countries_come(rows):
    assert {row["lang"] for row in rows} == {"da", "de", "en", "es", "fi", "fr", "it", "lv", "pl"}
    assert {row["country"] for row in rows} == {
        "AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "LV", "PL",
    }  # fmt: skip


def test_rows_are_valid_and_differ(rows):
    checked = [ProjectRow.model_validate(row) for row in rows]

    assert len({row.source_id for row in checked}) == len(rows)
    assert len({row.title for row in checked}) > 0.95 * len(rows)
    assert all(row.region.startswith(row.country) and row.eu_support < row.total_cost for row in checked)


def test_a_file_and_its_beginning(tmp_path, rows):
    path = register.write(tmp_path / "register.csv", 400)

    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == rows
    with head(path, 7).open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == rows[:7]
