import pytest
from django.utils import translation

from hub.places import queries
from hub.places.models import Country, Region

pytestmark = pytest.mark.django_db


def codes(regions) -> list[str]:
    return [region.code for region in regions]


def test_twenty_seven_member_states():
    assert Country.objects.filter(eu_member=True).count() == 27


def test_country_knows_its_other_names():
    greece = Country.objects.get(code="EL")
    assert (greece.iso, greece.name) == ("GR", "Greece")
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


def test_what_a_region_lies_in_and_what_lies_in_it():
    assert codes(queries.ancestors("LV005")) == ["LV", "LV0", "LV00"]
    assert codes(queries.within(["LV00"])) == ["LV00", "LV005", "LV009", "LV00A", "LV00B", "LV00C"]
    assert len(queries.within(["UKN0"])) == 12
    assert codes(queries.within(["DK03", "LV009"])) == ["DK03", "DK031", "DK032", "LV009"]
    assert codes(queries.within([])) == []
