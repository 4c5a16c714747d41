"""Points of records that only a region is known of."""

import pytest

from hub.places.about import SPREAD_KM, about, in_first
from hub.places.geo import Point, distance_km
from hub.places.models import Region

NUUK = Point(64.18, -51.72)


def test_stays_within_a_few_kilometres_of_the_regions_point_even_far_north():
    assert all(distance_km(NUUK, about(f"lag:{n}", NUUK)) <= SPREAD_KM + 0.02 for n in range(300))


def test_is_the_same_every_time_and_another_for_another_record():
    places = [about(f"lag:{n}", NUUK) for n in range(100)]
    assert places == [about(f"lag:{n}", NUUK) for n in range(100)]
    assert len(set(places)) == 100


@pytest.mark.django_db
def test_a_whole_country_is_no_place_to_point_at():
    country, region = Region.objects.get(pk="AT"), Region.objects.get(pk="AT31")
    assert in_first("lag:1", [country]) is None
    assert in_first("lag:1", []) is None
    assert in_first("lag:1", [country, region]) == about("lag:1", Point(region.lat, region.lon))
