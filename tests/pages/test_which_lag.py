import pytest
from django.urls import reverse

from hub.pages.which_lag import coordinates
from hub.places.geo import Point
from tests.factories import LagFactory, ProjectFactory
from tests.factories.areas import LagPeriodFactory, outline

pytestmark = pytest.mark.django_db


def ask(client, **query):
    return client.get(reverse("pages:which_lag"), query)


def test_a_point_within_an_outline_names_the_group(client):
    lag = LagFactory(name="Divjūru partnerība")
    outline(lag, 22, 57, 23, 58)
    answer = ask(client, lat="57.568", lon="22.659").context["answer"]
    assert (answer.covering, answer.sure) == ([(lag, "2023-2027")], True)


def test_a_town_that_a_project_names_is_found_without_its_accents(client):
    lag = LagFactory()
    outline(lag, 22, 57, 23, 58)
    ProjectFactory(place="Ģipka", country_id="LV", region_id="LV00B", lat=57.568, lon=22.659)
    response = ask(client, q="gipka")
    assert response.context["asked"] == "Ģipka"
    assert response.context["answer"].covering == [(lag, "2023-2027")]


def test_a_municipality_names_the_groups_that_list_it(client):
    lag = LagPeriodFactory(municipalities=["Talsu novads", "Ventspils novads"]).lag
    LagPeriodFactory(municipalities=["Madonas novads"])
    answer = ask(client, q="talsu novads").context["answer"]
    assert (answer.listing, answer.sure) == ([lag], True)


def test_a_place_without_an_outline_gets_a_guess_that_says_so(client):
    lag = LagFactory(name="Divjūru partnerība", lat=57.58, lon=22.35)
    lag.regions.set(["LV00B"])
    lag.save()
    response = ask(client, q="57.568, 22.659")
    assert [guess.lag for guess in response.context["answer"].guesses] == [lag]
    assert "Likely, not certain" in response.content.decode()


def test_a_group_far_away_is_the_nearest_but_not_likely(client):
    lag = LagFactory(lat=57.1, lon=22.2)
    lag.regions.set(["LV00B"])
    lag.save()
    html = ask(client, q="57.568, 22.659").content.decode()
    assert "59 km from here" in html
    assert "most likely another one covers the place" in html
    assert "Likely, not certain" not in html


def test_a_region_and_its_only_part_of_the_same_name_are_one_place(client):
    lag = LagFactory(country_id="AT", lat=None, lon=None)
    lag.regions.set(["AT130"])
    lag.save()
    assert ask(client, q="Wien").context["answer"].in_region == [lag]


def test_groups_without_a_point_are_named_for_the_whole_region(client):
    lag = LagFactory(lat=None, lon=None)
    lag.regions.set(["LV00"])
    lag.save()
    response = ask(client, lat="57.568", lon="22.659")
    assert response.context["answer"].in_region == [lag]
    assert "Not certain" in response.content.decode()


def test_a_group_whose_outline_leaves_the_place_out_is_not_named(client):
    lag = LagFactory(lat=57.7, lon=22.6)
    lag.regions.set(["LV00B"])
    lag.save()
    outline(lag, 10, 50, 11, 51)
    response = ask(client, lat="57.568", lon="22.659")
    assert (response.context["answer"].guesses, response.context["answer"].in_region) == ([], [])
    assert "no group that covers this place" in response.content.decode()


def test_a_region_names_its_groups(client):
    lag = LagFactory(lat=57.58, lon=22.35)
    lag.regions.set(["LV00B"])
    lag.save()
    assert ask(client, q="Kurzeme").context["answer"].in_region == [lag]


def test_towns_of_one_name_are_offered_to_choose_from(client):
    ProjectFactory(place="Neustadt", country_id="DE", lat=47.9, lon=8.2)
    ProjectFactory(place="Neustadt", country_id="AT", lat=47.8, lon=16.2)
    response = ask(client, q="neustadt")
    assert [place.country for place in response.context["choices"]] == ["AT", "DE"]
    assert "lat=47.8000&amp;lon=16.2000" in response.content.decode()


def test_a_draft_and_an_unpublished_project_give_nothing_away(client):
    LagPeriodFactory(lag=LagFactory(live=False), municipalities=["Hemmelig kommune"])
    ProjectFactory(place="Hemmelig by", published=False, lat=57, lon=9)
    for name in ("Hemmelig kommune", "Hemmelig by"):
        assert ask(client, q=name).context["choices"] == []


@pytest.mark.parametrize(
    "query",
    [
        {"lat": "abc", "lon": "def"},
        {"lat": "57"},
        {"lat": "95", "lon": "500"},
        {"lat": "nan", "lon": "inf"},
        {"lat": "0", "lon": "0"},
        {"lat": "90", "lon": "180"},
        {"q": "Atlantis"},
        {"q": "x" * 10_000},
        {"q": "\x00"},
        {"q": "<script>alert(1)</script>"},
        {"q": "„”"},
        {},
    ],
)
def test_whatever_is_asked_gets_a_sensible_page(client, query):
    response = ask(client, **query)
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("57.57, 22.66", (57.57, 22.66)),
        ("57.57,22.66", (57.57, 22.66)),
        ("57,57 22,66", (57.57, 22.66)),
        ("57,57; 22,66", (57.57, 22.66)),
        ("-21.1 55.5", (-21.1, 55.5)),
        ("95, 10", None),
        ("Ģipka", None),
        ("57.57", None),
    ],
)
def test_coordinates_as_people_write_them(text, point):
    assert coordinates(text) == (Point(*point) if point else None)


def test_who_asks_too_often_is_asked_to_wait(client, settings):
    settings.RATELIMIT_ENABLE = True
    settings.PUBLIC_RATE = "2/h"
    assert [ask(client).status_code for _ in range(3)] == [200, 200, 429]


def test_a_group_that_paid_for_projects_there_goes_before_nearer_ones(client):
    """Gedser: the group of its municipality sits farther away than its neighbour."""
    own = LagFactory(name="LAG Guldborgsund", country_id="DK", lat=54.76, lon=11.87)
    LagFactory(name="LAG Nabo", country_id="DK", lat=54.60, lon=11.95)
    ProjectFactory(place="Gedser", country_id="DK", lat=54.573, lon=11.926, lag=own)
    answer = ask(client, q="Gedser").context["answer"]
    assert (answer.funding, answer.guesses, answer.sure) == ([own], [], False)


def test_a_village_that_no_record_names_is_known(client):
    response = ask(client, q="Dundaga")
    assert response.context["asked"] == "Dundaga"
    assert response.context["answer"].region.country_id == "LV"
