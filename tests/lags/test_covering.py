import pytest

from hub.lags.actions import Outline, set_boundary
from hub.lags.covering import Guess, covering, guesses, region_near
from hub.lags.models import Boundary
from hub.places.geo import Point
from tests.factories import LagFactory
from tests.factories.areas import outline

pytestmark = pytest.mark.django_db

KOLKA = Point(57.75, 22.6)


def groups(found):
    return [(lag.name, period) for lag, period in found]


def test_a_place_within_an_outline_is_covered_by_its_group():
    outline(LagFactory(name="Divjūru partnerība"), 22, 57, 23, 58)
    outline(LagFactory(name="Vidzemes pakalni"), 25, 56, 26, 57)
    assert groups(covering(KOLKA)) == [("Divjūru partnerība", "2023-2027")]


def test_a_place_on_the_common_border_is_covered_by_both():
    outline(LagFactory(name="West"), 22, 57, 22.6, 58)
    outline(LagFactory(name="East"), 22.6, 57, 23, 58)
    assert sorted(groups(covering(KOLKA))) == [("East", "2023-2027"), ("West", "2023-2027")]


def test_the_newest_period_counts_when_several_outlines_hold_the_place():
    lag = LagFactory(name="Divjūru partnerība")
    outline(lag, 22, 57, 23, 58, "2014-2020")
    outline(lag, 22, 57, 23, 58, "2023-2027")
    assert groups(covering(KOLKA)) == [("Divjūru partnerība", "2023-2027")]


def test_a_draft_covers_nothing():
    outline(LagFactory(live=False), 22, 57, 23, 58)
    assert covering(KOLKA) == []


def test_new_changed_and_removed_outlines_are_seen_at_once():
    assert covering(KOLKA) == []
    held = outline(LagFactory(name="Divjūru partnerība"), 22, 57, 23, 58)
    assert groups(covering(KOLKA)) == [("Divjūru partnerība", "2023-2027")]
    Boundary.objects.filter(pk=held.pk).update(
        geometry={"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 1]]]},
        west=1, south=1, east=2, north=2,
    )  # fmt: skip
    assert covering(KOLKA) == []
    held.delete()
    assert covering(Point(1.2, 1.1)) == []


def test_an_outline_redrawn_within_the_same_box_is_seen_at_once():
    held = outline(LagFactory(name="Divjūru partnerība"), 22, 57, 23, 58)
    assert groups(covering(KOLKA)) == [("Divjūru partnerība", "2023-2027")]
    below = [[[22, 57], [23, 57], [23, 58], [22, 57]]]
    drawn = Outline({"type": "Polygon", "coordinates": below}, 22, 57, 23, 58)
    set_boundary(lag_period_id=held.lag_period_id, outline=drawn)
    assert covering(KOLKA) == []


def test_an_outline_that_is_no_geometry_harms_nobody():
    lag = LagFactory(name="Divjūru partnerība")
    outline(lag, 22, 57, 23, 58)
    held = outline(LagFactory(), 22, 57, 23, 58)
    Boundary.objects.filter(pk=held.pk).update(geometry={"type": "Nonsense"})
    assert groups(covering(KOLKA)) == [("Divjūru partnerība", "2023-2027")]


def test_the_region_of_a_place_is_that_of_the_nearest_town():
    assert region_near(Point(56.51, 21.01)).country_id == "LV"  # Liepāja
    assert region_near(Point(0, -30)) is None  # the Atlantic


def test_without_an_outline_the_nearest_groups_of_the_region_are_a_guess():
    near = LagFactory(name="Near", lat=57.7, lon=22.6)
    far = LagFactory(name="Far", lat=57.4, lon=22.2)
    elsewhere = LagFactory(name="Elsewhere", lat=57.75, lon=22.6)
    for lag in (near, far):
        lag.regions.set(["LV00B"])
        lag.save()
    elsewhere.regions.set(["LV00C"])
    elsewhere.save()
    found = guesses(KOLKA, "LV00B")
    assert [(guess.lag.name, round(guess.km)) for guess in found] == [("Near", 6), ("Far", 46)]


def test_a_group_with_an_outline_elsewhere_is_no_guess():
    lag = LagFactory(lat=57.7, lon=22.6)
    outline(lag, 10, 50, 11, 51)
    assert guesses(KOLKA, "LV00B") == []


def test_where_the_region_has_no_group_the_countrys_near_ones_are_a_guess():
    lag = LagFactory(name="Neighbour", lat=57.7, lon=22.6)
    LagFactory(name="Too far", lat=56.0, lon=27.0)
    LagFactory(name="No point", lat=None, lon=None)
    assert [guess.lag for guess in guesses(KOLKA, "LV00B")] == [lag]
    assert all(isinstance(guess, Guess) for guess in guesses(KOLKA, "LV00B"))
