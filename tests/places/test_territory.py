import pytest

from hub.places import territory


@pytest.mark.parametrize(
    ("given", "code"),
    [("lv005", "LV005"), (" EL 30 ", "EL30"), ("GR300", "EL300"), ("GB", "UK"), ("UKN10", "UKN10"), ("", "")],
)
def test_codes_are_written_one_way(given, code):
    assert territory.normalise(given) == code


def test_path_climbs_from_region_to_country():
    assert territory.path("LV005") == ("LV", "LV0", "LV00", "LV005")
    assert territory.path("LV") == ("LV",)
    assert territory.ancestors("DK03") == ("DK", "DK0")


def test_northern_ireland_climbs_over_the_missing_level():
    assert territory.path("UKN16") == ("UK", "UKN", "UKN0", "UKN16")
    assert territory.beginnings("UKN0") == ("UKN0", "UKN1")
    assert territory.beginnings("LV00") == ("LV00",)


@pytest.mark.parametrize("code", ["", "L", "LV0055"])
def test_what_has_not_the_length_of_a_code_is_refused(code):
    with pytest.raises(ValueError, match="NUTS code"):
        territory.path(code)


@pytest.mark.parametrize(
    ("codes", "region"),
    [
        (["HU11", "HU12"], "HU1"),
        (["LV005"], "LV005"),
        (["UKN09", "UKN13"], "UKN0"),
        (["DK03", "SE22"], None),
        ([], None),
    ],
)
def test_smallest_region_that_holds_all(codes, region):
    assert territory.common(codes) == region
