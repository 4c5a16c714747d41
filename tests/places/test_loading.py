import pytest
from django.core.management import call_command

from hub.places import actions
from hub.places.models import Country, Region

pytestmark = pytest.mark.django_db


def load() -> dict[str, tuple[int, int]]:
    loaded = actions.load_places(country_model=Country, region_model=Region)
    return {result.name: (result.written, result.total) for result in loaded}


def test_every_database_has_the_places():
    assert (Country.objects.count(), Region.objects.count()) == (238, 2204)


def test_loading_again_writes_nothing():
    assert load() == {"country": (0, 238), "region": (0, 2204)}


def test_loading_mends_what_was_changed_or_lost():
    Region.objects.filter(code="LV005").delete()
    Region.objects.filter(code="LV009").update(name="Zemgalia", lat=0)
    Country.objects.filter(code="BG").update(currency="BGN")
    assert load() == {"country": (1, 238), "region": (2, 2204)}
    assert Region.objects.get(code="LV005").parent_id == "LV00"
    assert Region.objects.get(code="LV009").name == "Zemgale"
    assert Country.objects.get(code="BG").currency == "EUR"


def test_command_says_what_it_did(capsys):
    call_command("load_places")
    assert capsys.readouterr().out == "country: 0 written, 238 in all\nregion: 0 written, 2204 in all\n"


@pytest.mark.django_db(transaction=True)
def test_places_are_back_after_a_flush():
    call_command("flush", interactive=False, verbosity=0)
    assert (Country.objects.count(), Region.objects.count()) == (238, 2204)
