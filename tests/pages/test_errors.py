"""Errors are pages of the hub."""

import pytest
from django.template.loader import render_to_string
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
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})
    assert response.status_code == 403


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
