import pytest
from django.utils import translation

from hub.places import queries
from hub.places.models import Country, Region

pytestmark = pytest.mark.django_db


def codes(regions) -> list[str]:
    return [region.code for region in regions]


def test_twenty_seven_member_states():
    assert queries.eu_members().count() == 27


def test_country_knows_its_other_names():
    greece = Country.objects.get(code="EL")
    assert (greece.iso, greece.name_in("en"), greece.name_in("lv")) == ("GR", "Greece", "Grieķija")
    assert (greece.languages, greece.currency, greece.eu_member) == (["el"], "EUR", True)


def test_region_is_labelled_for_every_reader():
    assert Region.objects.get(code="BG311").label == "Vidin"
    assert Region.objects.get(code="LV005").label == "Latgale"
    with translation.override("da"):
        assert Region.objects.get(code="BG").label == "Bulgarien"


def test_country_choices_are_sorted_in_the_readers_language():
    with translation.override("da"):
        assert queries.country_choices(["LV", "DK", "DE", "EL"]) == [
            ("DK", "Danmark"), ("EL", "Grækenland"), ("LV", "Letland"), ("DE", "Tyskland"),
        ]  # fmt: skip


def test_ancestors_and_descendants():
    assert codes(queries.ancestors("LV005")) == ["LV", "LV0", "LV00"]
    assert codes(queries.descendants("LV00")) == ["LV005", "LV009", "LV00A", "LV00B", "LV00C"]
    assert len(queries.descendants("UKN0")) == 11
    assert codes(queries.within(["DK03", "LV009"])) == ["DK03", "DK031", "DK032", "LV009"]
    assert codes(queries.within([])) == []


def test_region_choices_leave_out_what_repeats_the_country():
    assert queries.region_choices("LV") == [
        ("LV005", "Latgale (LV005)"), ("LV009", "Zemgale (LV009)"), ("LV00A", "Rīga (LV00A)"),
        ("LV00B", "Kurzeme (LV00B)"), ("LV00C", "Vidzeme (LV00C)"),
    ]  # fmt: skip
    assert [code for code, _ in queries.region_choices("SI")][:2] == ["SI03", "SI031"]
    assert queries.region_choices("US") == []


def test_kinds_are_inherited_from_the_nearest_regions_only():
    assert queries.inherited_kinds(["LV005"]) == ["intermediate", "border"]
    assert queries.inherited_kinds(["AT333", "DK014"]) == [
        "rural", "coastal", "island", "mountain", "border",
    ]  # fmt: skip
    assert queries.inherited_kinds(["LV"]) == []
