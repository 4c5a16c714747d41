"""The front door."""

import re

import pytest

from hub.pages import founding
from tests.factories import ExperienceFactory, LagFactory, ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages():
    founding.found()


def test_shows_figures_of_the_catalogue(client):
    ProjectFactory(total_eur=1_260_000, lag=LagFactory())
    ProjectFactory(published=False)
    assert client.get("/en/").context["figures"] == [
        ("projects", "1"),
        ("local action groups", "1"),
        ("countries", "2"),
        ("invested", "€1.3M"),
    ]


def test_tells_projects_that_learned_something_each_of_another_country(client):
    for country, year in (("DK", 2024), ("DK", 2023), ("LV", 2020)):
        ExperienceFactory(project__country_id=country, project__start_on=f"{year}-01-01")
    ProjectFactory(start_on="2025-01-01")
    ExperienceFactory(project__country_id="LV", project__start_on="2026-01-01", project__status="approved")
    ExperienceFactory(
        project__country_id="LV", project__start_on="2026-01-01", worked="", challenge="Ingen butik"
    )
    told = client.get("/en/").context["told"]
    assert [(project.country_id, project.year) for project in told] == [
        ("DK", 2024),
        ("LV", 2020),
        ("DK", 2023),
    ]


def test_real_projects_come_before_samples(client):
    ExperienceFactory(
        project__country_id="DK", project__source__is_sample=True, project__start_on="2025-01-01"
    )
    ExperienceFactory(project__country_id="LV", project__start_on="2015-01-01")
    assert [project.country_id for project in client.get("/en/").context["told"]] == ["LV", "DK"]


def test_leads_to_countries_and_themes(client):
    ProjectFactory(country_id="DK", themes=["youth"])
    html = client.get("/en/").content.decode()
    assert '<a href="/en/search/?country=DK">Denmark</a> <span class="count">1</span>' in html
    assert '<a href="/en/search/?theme=youth">' in html


@pytest.mark.parametrize(("path", "heading"), [("/da/", "Hvad har virket"), ("/lv/", "Kas ir izdevies")])
def test_greets_in_every_language_of_the_interface(client, path, heading):
    html = client.get(path).content.decode()
    assert heading in html
    assert f'<html lang="{path.strip("/")}">' in html


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(client, number, django_assert_max_num_queries):
    for _ in range(number):
        ExperienceFactory(project=ProjectFactory(themes=["youth"]))
    client.get("/en/")
    with django_assert_max_num_queries(15):
        assert len(client.get("/en/").context["told"]) == number


def test_an_empty_catalogue_has_a_front_door_too(client):
    assert client.get("/en/").status_code == 200


def test_only_without_scripts_does_the_map_say_that_it_needs_them(client):
    html = client.get("/en/").content.decode()
    without = re.findall(r"<noscript>.*?</noscript>", html, re.DOTALL)
    assert (
        html.count("The map needs JavaScript")
        == sum("The map needs JavaScript" in part for part in without)
        > 0
    )
    assert '<p class="map__fallback" data-map-state hidden>The map is being loaded.</p>' in html
