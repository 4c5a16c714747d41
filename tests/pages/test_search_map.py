"""The map of the hits."""

import pytest

from tests.factories import LagFactory, ProjectFactory

pytestmark = pytest.mark.django_db

CELLS = "/en/search/map.json"


def test_puts_a_single_record_on_the_map_with_the_address_of_its_bubble(client, index):
    project = ProjectFactory(title="Butik", lat=56.5, lon=8.25)
    index()
    assert client.get(CELLS, {"zoom": "5"}).json() == {
        "total": 1,
        "cells": [[56.5, 8.25, 1, f"/en/search/peek/project/{project.pk}/"]],
    }
    html = client.get(f"/en/search/peek/project/{project.pk}/").content.decode()
    assert f'<a href="/en/projects/{project.pk}-butik/">Butik</a>' in html


def test_puts_records_close_together_into_one_circle(client, index):
    ProjectFactory(lat=56.50, lon=8.25)
    ProjectFactory(lat=56.51, lon=8.26)
    index()
    (cell,) = client.get(CELLS, {"zoom": "4"}).json()["cells"]
    assert cell[2:] == [2, ""]


def test_takes_the_filters_of_the_search(client, index):
    ProjectFactory(lat=56.5, lon=8.25)
    LagFactory(lat=57.2, lon=22.5)
    index()
    assert client.get(CELLS, {"kind": "lag"}).json()["total"] == 1
    assert client.get(CELLS, {"bbox": "0,50,15,60"}).json()["total"] == 1


def test_has_no_bubble_for_what_is_not_public(client):
    project = ProjectFactory(published=False)
    assert client.get(f"/en/search/peek/project/{project.pk}/").status_code == 404
    assert client.get(f"/en/search/peek/nothing/{project.pk}/").status_code == 404
    assert client.get(f"/en/search/peek/project/{10**17}/").status_code == 404


def test_escapes_the_bubble(client):
    project = ProjectFactory(title="<script>alert(1)</script>", lat=56.5, lon=8.25)
    html = client.get(f"/en/search/peek/project/{project.pk}/").content.decode()
    assert "<script>" not in html


def test_has_a_table_beside_the_map(client, index):
    ProjectFactory(country_id="DK", lat=56.5, lon=8.25)
    index()
    html = client.get("/en/search/", {"view": "map"}).content.decode()
    assert '<td><a href="?country=DK">Denmark</a></td><td class="number">1</td>' in html
    assert 'data-cells="/en/search/map.json?' in html


def test_says_how_many_hits_are_not_on_it(client, index):
    ProjectFactory(lat=56.5, lon=8.25)
    ProjectFactory(region_id="DK041")
    ProjectFactory.create_batch(2, region_id=None)
    index()
    html = client.get("/en/search/", {"view": "map"}).content.decode()
    assert "2 hits are not on the map" in html
    assert client.get("/en/search/", {"view": "map", "region": "DK041"}).context["results"].not_on_map == 0


def test_a_record_of_a_region_is_on_it(client, index):
    ProjectFactory(region_id="DK041")
    index()
    assert [cell[2] for cell in client.get(CELLS).json()["cells"]] == [1]


def test_the_list_beside_the_map_has_the_same_hits_with_their_places(client, index):
    project = ProjectFactory(title="Butik", lat=56.5, lon=8.25)
    index()
    html = client.get("/en/search/", {"view": "map"}).content.decode()
    assert f'<li data-peek="/en/search/peek/project/{project.pk}/" data-at="56.50000,8.25000">' in html
    assert ">Butik</a>" in html


def test_begins_with_the_part_that_was_asked_for(client, index):
    ProjectFactory(lat=56.5, lon=8.25)
    ProjectFactory(lat=57.5, lon=22.25)
    index()
    response = client.get("/en/search/", {"view": "map", "bbox": "5,55,12.5,58"})
    assert response.context["results"].total == 1
    html = response.content.decode()
    assert 'data-bbox="5,55,12.5,58"' in html
    assert "bbox" not in html.partition('data-cells="')[2].partition('"')[0]


def test_is_drawn_for_those_without_scripts(client, index):
    ProjectFactory(lat=56.50, lon=8.25)
    ProjectFactory(lat=56.51, lon=8.26)
    LagFactory(lat=57.2, lon=22.5)
    index()
    html = client.get("/en/search/", {"view": "map", "kind": "project"}).content.decode()
    without_scripts = html.partition("<noscript>")[2].partition("</noscript>")[0]
    address = (
        without_scripts.partition('<img class="map__image" src="')[2].partition('"')[0].replace("&amp;", "&")
    )
    drawn = client.get(address)
    assert drawn["Content-Type"] == "image/svg+xml"
    assert drawn.content.count(b"<circle") == 1
    assert b">2</text>" in drawn.content
    assert client.get("/en/search/map.svg").content.count(b"<circle") == 2


def test_a_pin_is_drawn_with_towns_to_know_the_place_by(client):
    drawn = client.get("/en/places/map.svg?at=56.5481,8.3102").content.decode()
    assert ">Lemvig</text>" in drawn
    assert client.get("/en/places/map.svg?at=x").status_code == 404


def test_finer_land_and_towns_come_for_the_countries_in_sight(client):
    about_valga = {"bbox": "25.5,57.5,26.5,58.0"}
    found = client.get("/en/places/map-detail.json", about_valga).json()
    assert sorted(found) == ["EE", "LV"]
    assert "Valmiera" in [town[0] for town in found["LV"]["towns"]]
    more = client.get("/en/places/map-detail.json", {**about_valga, "has": "LV,../secret"}).json()
    assert sorted(more) == ["EE"]
    assert sorted(client.get("/en/places/map-detail.json", {"bbox": "25,56.7,25.2,56.8"}).json()) == ["LV"]
    for nowhere in ({}, {"bbox": "x"}, {"bbox": "-20,50,-19,51"}):
        assert client.get("/en/places/map-detail.json", nowhere).json() == {}
