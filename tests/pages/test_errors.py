"""Errors are pages of the hub."""

import pytest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_missing_page_offers_a_search(client):
    response = client.get("/en/nothing-here/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "There is no such page" in html
    assert 'name="q"' in html


def test_a_missing_page_speaks_the_language_of_its_address(client):
    assert '<html lang="da">' in client.get("/da/nothing-here/").content.decode()


def test_a_form_from_elsewhere_is_refused(settings):
    response = Client(enforce_csrf_checks=True).post("/en/account/login/", {})
    assert response.status_code == 403


@pytest.mark.parametrize("path", ["/", "/lv/projects/", "/en/nothing-here/", "/robots.txt", "/sitemap.xml"])
def test_a_request_for_another_host_is_refused(client, settings, path):
    settings.ALLOWED_HOSTS = ["hub.example.org"]
    response = client.get(path, headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "400" in response.content.decode()
    assert "elsewhere.example" not in response.content.decode()


def test_browsers_find_the_icon_where_they_look_unasked(client):
    response = client.get("/favicon.ico")
    assert (response.status_code, response["Location"]) == (302, static("img/hub.svg"))


def test_the_page_of_last_resort_needs_nothing():
    html = render_to_string("500.html")
    assert "{" not in html
    assert [f'lang="{lang}"' in html for lang in ("en", "da", "lv")] == [True, True, True]


def test_pages_carry_the_strict_policy_for_content(client):
    policy = client.get("/en/search/?view=map")["Content-Security-Policy"]
    assert "unsafe" not in policy
    html = client.get("/en/search/?view=map").content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert "<script>" not in html
