from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.places.geo import (
    Box,
    Doubt,
    Point,
    country_boxes,
    distance_km,
    doubt,
    in_country,
    looks_swapped,
    point,
)

RIGA, COPENHAGEN = Point(56.95, 24.11), Point(55.68, 12.57)
latitudes, longitudes = st.floats(-90, 90), st.floats(-180, 180)


def test_distance_is_that_of_the_atlas():
    assert distance_km(RIGA, COPENHAGEN) == pytest.approx(725, abs=5)
    assert distance_km(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111.2, abs=0.5)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distance_is_the_same_both_ways_and_at_most_half_round_the_earth(lat1, lon1, lat2, lon2):
    there = distance_km(Point(lat1, lon1), Point(lat2, lon2))
    assert there == pytest.approx(distance_km(Point(lat2, lon2), Point(lat1, lon1)), abs=1e-6)
    assert 0 <= there <= 20016


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-90.1, 0), (0, 180.5), (nan, 0), (0, inf)])
def test_there_is_no_such_place(lat, lon):
    with pytest.raises(ValueError, match="No place on earth"):
        point(lat, lon)


def test_box_goes_from_south_west_to_north_east():
    with pytest.raises(ValueError, match="south-west"):
        Box(57, 20, 55, 28)


def test_every_box_is_one():
    assert country_boxes("LV") == (Box(55.67, 21.02, 58.06, 28.2),)
    assert country_boxes("VA") != ()
    assert country_boxes("QQ") == ()


@pytest.mark.parametrize(
    ("place", "country"),
    [
        (RIGA, "LV"),
        (Point(16.24, -61.53), "FR"),  # Guadeloupe
        (Point(28.1, -15.4), "ES"),  # Gran Canaria
        (Point(35.29, -2.94), "ES"),  # Melilla
        (Point(37.74, -25.67), "PT"),  # São Miguel
        (Point(78.22, 15.65), "NO"),  # Longyearbyen
        (Point(45.04, 34.1), "UA"),  # Simferopol
        (Point(36.14, -5.35), "GI"),  # no outline known: no doubt either
    ],
)
def test_far_parts_belong_to_their_country(place, country):
    assert in_country(place, country)


def test_swapped_coordinates_are_noticed():
    assert looks_swapped(24.11, 56.95, "LV")
    assert not looks_swapped(56.95, 24.11, "LV")
    assert not looks_swapped(48.2, 16.4, "LV")  # Vienna either way round
    assert not looks_swapped(120, 56.95, "LV")


@pytest.mark.parametrize(
    ("lat", "lon", "country", "found"),
    [
        (56.95, 24.11, "LV", None),
        (24.11, 56.95, "LV", Doubt.SWAPPED),
        (-51.8, 64.2, "GL", Doubt.SWAPPED),
        (5695.0, 24.11, "LV", Doubt.OUT_OF_RANGE),
        (nan, 24.11, "LV", Doubt.OUT_OF_RANGE),
        (55.68, 12.57, "LV", Doubt.OUTSIDE),
        (0.0, 0.0, "DK", Doubt.OUTSIDE),
    ],
)
def test_what_is_doubtful_about_a_point(lat, lon, country, found):
    assert doubt(lat, lon, country) == found
