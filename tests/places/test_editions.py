"""Old codes in the terms of NUTS 2024."""

import csv
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.places import reference
from hub.places.editions import Resolution, Status, resolve, successors
from hub.settings.env import ROOT

PARTNERS = ROOT.parent / "shared" / "data" / "keep-eu-interreg" / "partners.csv.gz"


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("LV003", "LV00B"),  # 2021: Kurzeme
        ("FR421", "FRF11"),  # 2013: Bas-Rhin
        ("FR83", "FRM0"),
        ("FRA4", "FRY4"),
        ("PL128", "PL921"),
        ("HU101", "HU110"),
        ("LT00A", "LT011"),
        ("IE021", "IE061"),
        ("HR04A", "HR024"),
        ("NO031", "NO083"),  # Østfold: 2016, through Viken and back
        ("NL121", "NL127"),  # two editions on: NL124, NL127
        ("ITG25", "ITG2D"),
        ("UKM24", "UKM91"),
        ("fr 421", "FRF11"),
    ],
)
def test_old_code_with_one_successor_is_mapped(code, region):
    assert resolve(code) == Resolution(region, code, Status.MAPPED, region, (region,))


def test_current_codes_stay():
    assert resolve("DK032") == Resolution("DK032", "DK032", Status.CURRENT, "DK032", ("DK032",))
    assert resolve("GR30").region == "EL30"
    assert resolve("GB").region == "UK"


def test_split_code_is_kept_with_what_is_sure():
    assert resolve("LT00") == Resolution(None, "LT00", Status.KEPT, "LT0", ("LT01", "LT02"))
    assert resolve("LV007").within == "LV00"
    assert resolve("UKN04").within == "UKN0"
    assert resolve("FR2").within == "FR"


def test_code_nobody_knows_is_kept_for_its_country():
    assert resolve("FR999") == Resolution(None, "FR999", Status.KEPT, "FR")
    assert resolve("LVZZZ").country == "LV"
    assert resolve("US123") == Resolution(None, "US123", Status.KEPT, "US")


@pytest.mark.parametrize("code", ["", "1", "??", "ZZ001", "EU27", "—"])
def test_what_begins_like_no_country_is_unknown(code):
    assert resolve(code) == Resolution(None, code, Status.UNKNOWN)


@given(st.text(max_size=12) | st.from_regex(r"[A-Z]{2}[A-Z0-9]{0,4}", fullmatch=True))
def test_any_text_gets_an_answer(text):
    result = resolve(text)
    assert result.given == text
    assert (result.within is None) == (result.status is Status.UNKNOWN)


def test_every_recode_ends_in_current_regions():
    current = reference.region_codes()
    old = {row["code"] for row in reference.recodes()}
    assert old.isdisjoint(current)
    assert {code for code in old if not set(successors(code)) <= current or not successors(code)} == set()


def test_split_means_several_rows_and_nothing_else_does():
    rows = reference.recodes()
    counted: dict[str, list[str]] = {}
    for row in rows:
        counted.setdefault(row["code"], []).append(row["change"])
    assert {change for changes in counted.values() for change in changes if len(changes) > 1} == {"split"}
    assert {changes[0] for changes in counted.values() if len(changes) == 1} == {
        "new code", "border moved", "merged",
    }  # fmt: skip


@pytest.mark.shared_data
@pytest.mark.skipif(not PARTNERS.exists(), reason="the real data is not beside the project")
def test_every_partner_of_keep_eu_is_placed():
    with gzip.open(PARTNERS, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for level in ("nuts2_2013", "nuts3_2013"):
        found = {row[level]: resolve(row[level]) for row in rows if row[level]}
        assert {code for code, result in found.items() if not result.successors} == set()
        assert {code for code, result in found.items() if result.within is None} == set()
    placed = [resolve(row["nuts3_2013"]).region for row in rows if row["nuts3_2013"]]
    assert sum(region is not None for region in placed) / len(placed) > 0.98
