"""Villages by name, from the file that comes with the hub."""

from hub.places import settlements


def names(found):
    return [(place.country, place.name) for place in found]


def test_a_village_is_found_however_it_is_spelt():
    assert names(settlements.named("DUNDAGA")) == [("LV", "Dundaga")]
    assert names(settlements.named("norre vorupor")) == [("DK", "Nørre Vorupør")]


def test_places_of_one_name_are_all_found():
    found = settlements.named("Berg")
    assert len(found) > 12
    assert {place.country for place in found} >= {"DE", "NL", "SE"}


def test_names_that_begin_so_come_in_order_and_no_more_than_wanted():
    found = settlements.begun("dunda", 5)
    assert ("LV", "Dundaga") in names(found)
    assert len(settlements.begun("a", 5)) == 5


def test_nothing_is_found_for_nothing():
    assert (settlements.named("  "), settlements.begun("", 5), settlements.named("xqzzyvv")) == ([], [], [])
