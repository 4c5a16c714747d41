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
