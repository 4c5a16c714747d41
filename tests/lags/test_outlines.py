"""Outlines on maps."""

from math import cos, radians, sin

import pytest
from django.urls import reverse
from shapely.geometry import shape

from hub.lags import outlines
from tests.factories import LagFactory
from tests.factories.areas import LagPeriodFactory, outline

pytestmark = pytest.mark.django_db

OUTLINES = "/en/lags/outlines.json"


def lags_in(answer) -> list[int]:
    return [feature["properties"]["id"] for feature in answer.json()["features"]]


def test_outlines_in_sight_of_the_groups_that_the_list_has(client):
    latvian, danish = LagFactory(), LagFactory(country_id="DK")
    outline(latvian, 22, 57, 23, 58)
    outline(danish, 8, 56, 9, 57)
    outline(LagFactory(live=False), 22, 57, 23, 58)
    assert lags_in(client.get(OUTLINES, {"bbox": "0,50,30,60", "zoom": "5"})) == [latvian.pk, danish.pk]
    assert lags_in(client.get(OUTLINES, {"bbox": "0,50,30,60", "zoom": "5", "country": "DK"})) == [danish.pk]
    assert lags_in(client.get(OUTLINES, {"bbox": "22.5,57.5,22.6,57.6", "zoom": "9"})) == [latvian.pk]


def test_the_newest_outline_of_a_group_stands_for_it(client):
    lag = LagFactory()
    LagPeriodFactory(lag=lag, period_id="2014-2020", code="")
    outline(lag, 22, 57, 22.5, 58, period="2014-2020")
    outline(lag, 22, 57, 23, 58)
    (feature,) = client.get(OUTLINES, {"bbox": "22,57,23,58"}).json()["features"]
    assert shape(feature["geometry"]).bounds == (22, 57, 23, 58)


@pytest.mark.parametrize("bbox", ["", "a,b,c,d", "1,2,3", "9,9,1,1", "nan,nan,nan,nan", "1" * 9000])
def test_what_is_no_part_of_a_map_holds_nothing(client, bbox):
    outline(LagFactory(), 22, 57, 23, 58)
    response = client.get(OUTLINES, {"bbox": bbox, "zoom": "x"})
    assert (response.status_code, lags_in(response)) == (200, [])


def test_a_fine_outline_is_sent_as_fine_as_it_is_seen():
    circle = [[22 + cos(radians(step / 20)), 57 + sin(radians(step / 20))] for step in range(7200)]
    geometry = {"type": "Polygon", "coordinates": [[*circle, circle[0]]]}
    thin = outlines.of_size(geometry)
    assert len(thin["coordinates"][0]) < 200
    away = shape(thin).symmetric_difference(shape(geometry)).area
    assert away < 0.01 * shape(geometry).area
    assert shape(thin).is_valid


def test_a_group_has_a_drawing_of_its_map(client):
    drawn, dotted, unknown = LagFactory(), LagFactory(), LagFactory(lat=None, lon=None)
    outline(drawn, 22, 57, 23, 58)
    for lag, mark in ((drawn, 'fill-opacity=".22"'), (dotted, "<circle")):
        response = client.get(reverse("lags:lag_map", args=[lag.pk]))
        assert response["Content-Type"] == "image/svg+xml"
        assert mark in response.content.decode()
    assert client.get(reverse("lags:lag_map", args=[unknown.pk])).status_code == 404
    assert client.get(reverse("lags:lag_map", args=[LagFactory(live=False).pk])).status_code == 404


def test_the_list_has_a_drawing_of_its_map(client):
    LagFactory(lat=57.5, lon=22.5)
    LagFactory(lat=57.51, lon=22.51)
    LagFactory(country_id="DK", lat=56, lon=8)
    drawn = client.get("/en/lags/map.svg").content.decode()
    assert drawn.count("<circle") == 2
    assert ">2</text>" in drawn
    assert client.get("/en/lags/map.svg?q=nobody").content.count(b"<circle") == 0


def test_rows_and_dots_know_each_other(client):
    lag = LagFactory(lat=57.5, lon=22.5)
    html = client.get("/en/lags/?view=map").content.decode()
    (feature,) = client.get("/en/lags/points.json").json()["features"]
    assert f'<li data-peek="{feature["properties"]["peek"]}" data-at="57.50000,22.50000">' in html
    assert str(lag.pk) in feature["properties"]["peek"]
