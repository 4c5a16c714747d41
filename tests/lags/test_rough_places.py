"""Groups that only a region is known of: on the map all the same, and said to be rough."""

import pytest

from hub.places.about import SPREAD_KM
from hub.places.geo import Point, distance_km
from hub.places.models import Region
from tests.factories import LagFactory, ProjectFactory

pytestmark = pytest.mark.django_db

ROUGH = "No exact place is known; the map shows a point in the region."


@pytest.fixture
def group():
    lag = LagFactory(name="Divjūru partnerība", lat=None, lon=None)
    lag.regions.set(["LV00B"])
    lag.save()
    return lag


def test_the_map_of_groups_shows_a_point_in_the_region_and_says_so(client, group):
    LagFactory(lat=None, lon=None)
    LagFactory(lat=57.2, lon=22.5)
    features = client.get("/en/lags/points.json").json()["features"]
    (lon, lat) = next(
        each["geometry"]["coordinates"] for each in features if each["properties"]["name"] == group.name
    )
    region = Region.objects.get(pk="LV00B")
    assert distance_km(Point(lat, lon), Point(region.lat, region.lon)) <= SPREAD_KM + 0.02
    assert len(features) == 2
    html = client.get("/en/lags/?view=map").content.decode()
    assert "No exact place is known of 1 group; the map shows a point in its region." in html
    assert "1 group has no point on the map" in html


def test_the_page_of_a_group_shows_a_point_in_the_region_and_says_so(client, group):
    html = client.get(group.get_absolute_url()).content.decode()
    assert ROUGH in html
    assert "data-lat=" in html
    exact = LagFactory(lat=57.2, lon=22.5)
    assert ROUGH not in client.get(exact.get_absolute_url()).content.decode()


def test_the_page_of_a_project_shows_a_point_in_the_region_and_says_so(client):
    rough, exact = ProjectFactory(region_id="DK041"), ProjectFactory(region_id="DK041", lat=56.5, lon=8.2)
    html = client.get(rough.get_absolute_url()).content.decode()
    assert ROUGH in html
    assert "data-lat=" in html
    assert ROUGH not in client.get(exact.get_absolute_url()).content.decode()


def test_a_group_in_a_list_says_its_region(client, group):
    assert "<li>Kurzeme</li>" in client.get("/en/lags/").content.decode()
