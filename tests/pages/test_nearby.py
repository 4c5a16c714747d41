"""Searching near a place."""

from urllib.parse import parse_qs

import pytest

from tests.factories import LagFactory, ProjectFactory
from tests.factories.areas import LagPeriodFactory

pytestmark = pytest.mark.django_db

LEMVIG, TALSI = (56.548, 8.310), (57.245, 22.589)


def found(client, **query) -> list[str]:
    response = client.get("/en/search/", query)
    assert response.status_code == 200
    return sorted(row.text.title for row in response.context["results"].rows)


@pytest.fixture
def around_lemvig(index):
    ProjectFactory(title="I byen", lat=LEMVIG[0], lon=LEMVIG[1])
    ProjectFactory(title="Ti km væk", lat=LEMVIG[0] + 0.09, lon=LEMVIG[1])
    ProjectFactory(title="Tredive km væk", lat=LEMVIG[0] + 0.27, lon=LEMVIG[1])
    ProjectFactory(title="Et sted i regionen", region_id="DK041")
    index()


def test_finds_what_is_near_a_town_of_the_map(client, around_lemvig):
    assert found(client, place="lemvig") == ["I byen", "Ti km væk"]
    assert found(client, place="Lemvig", km="5") == ["I byen"]
    assert found(client, place="Lemvig", km="50") == ["I byen", "Ti km væk", "Tredive km væk"]


def test_finds_what_is_near_where_somebody_is(client, around_lemvig):
    assert found(client, place="56.548, 8.310") == ["I byen", "Ti km væk"]


def test_says_how_far_away_each_hit_is(client, around_lemvig):
    html = client.get("/en/search/", {"place": "Lemvig", "km": "50"}).content.decode()
    assert ">9.9 km away<" in html
    assert "within 50 km of Lemvig" in html


def test_a_town_that_a_project_names_is_known_better_than_by_the_map(client, index):
    ProjectFactory(title="Ved havnen", place="Lemvig", lat=56.6, lon=8.4)
    index()
    assert found(client, place="Lemvig", km="1") == ["Ved havnen"]


def test_the_map_shows_the_same(client, around_lemvig):
    answer = client.get("/en/search/map.json", {"place": "Lemvig", "km": "5"}).json()
    assert answer["total"] == 1


def test_a_name_that_several_places_have_is_asked_about(client, around_lemvig, index):
    other = ProjectFactory(title="Åen", place="Nørre Nissum Å", lat=56.5, lon=8.4, region_id="DK041")
    index()
    ProjectFactory(place="Nørre Nissum Å", lat=57.5, lon=10.4, region_id="DK050")
    response = client.get("/en/search/", {"place": "Nørre Nissum Å", "kind": "project"})
    links = [link for _place, link in response.context["results"].places]
    points = [parse_qs(link[1:])["place"][0] for link in links]
    assert points == ["Nørre Nissum Å (56.500, 8.400)", "Nørre Nissum Å (57.500, 10.400)"]
    assert found(client, place=points[0], kind="project") == ["I byen", "Ti km væk", other.title]
    assert "There are several places called" in response.content.decode()
    assert response.context["results"].total == 5


@pytest.mark.parametrize("place", ["Zzyzxqwv", "x" * 5000, "\x00", "91, 500", "🐄"])
def test_a_place_that_nobody_knows_is_left_out_and_said(client, around_lemvig, place):
    response = client.get("/en/search/", {"place": place, "km": "abc"})
    assert (response.status_code, response.context["results"].total) == (200, 4)
    asked = response.context["results"].near
    assert ("It was left out." in response.content.decode()) == (asked is not None)


def test_the_place_stays_when_a_filter_changes(client, around_lemvig):
    html = client.get("/en/search/", {"place": "Lemvig", "km": "10"}).content.decode()
    assert html.count('name="place"') == 1
    assert 'name="place" value="Lemvig"' in html
    assert '<option value="10" selected>10 km</option>' in html


def test_a_group_is_near_by_its_own_point(client, index):
    lag = LagFactory(name="Talsu grupa", lat=TALSI[0], lon=TALSI[1])
    LagPeriodFactory(lag=lag, municipalities=["Talsu novads"])
    index()
    assert found(client, place="Talsi") == ["Talsu grupa"]
