"""Countries, regions, themes, sources."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hub.pages import figures
from tests.factories import (
    BeneficiaryFactory,
    DataSourceFactory,
    ExperienceFactory,
    LagFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db


def test_countries_with_records_are_listed_with_their_figures(client):
    LagFactory(country_id="LV")
    ProjectFactory(country_id="DK", eu_eur=Decimal(5))
    ProjectFactory(country_id="SE", published=False)
    LagFactory(country_id="FI", live=False)
    rows = client.get("/lv/places/").context["rows"]
    assert [(str(row["country"]), row["lags"], row["projects"], row["eu"]) for row in rows] == [
        ("Dānija", 0, 1, Decimal(5)), ("Latvija", 1, 0, None)
    ]  # fmt: skip


def test_an_empty_catalogue_says_so(client):
    assert "The catalogue is still empty" in client.get("/en/places/").content.decode()


def test_a_country_leads_on_to_its_regions_groups_and_projects(client):
    lag = LagFactory()
    lag.regions.set(["LV00B", "LV005"])
    lag.save()
    project = ProjectFactory(country_id="LV", region_id="LV00B", themes=["crafts"])
    context = client.get("/en/places/LV/").context
    assert [(part["region"].code, part["lags"], part["projects"]) for part in context["parts"]] == [
        ("LV005", 1, 0), ("LV00B", 1, 1)
    ]  # fmt: skip
    assert context["lags"] == [lag]
    assert list(context["newest"]) == [project]
    assert [(theme.pk, number) for theme, number in context["themes"]] == [("crafts", 1)]


def test_a_region_counts_what_lies_within_it(client):
    inside = ProjectFactory(country_id="LV", region_id="LV00B")
    ProjectFactory(country_id="LV", region_id="LV005")
    assert list(client.get("/en/places/LV00B/").context["newest"]) == [inside]
    assert client.get("/en/places/LV00/").context["totals"]["projects"] == 2


@pytest.mark.parametrize(("code", "status"), [("XX", 404), ("LV999", 404), ("a" * 500, 404)])
def test_no_such_place(client, code, status):
    assert client.get(f"/en/places/{code.upper()}/").status_code == status


@pytest.mark.parametrize(
    ("asked", "proper"), [("lv", "LV"), ("GR", "EL"), ("lv00b", "LV00B"), ("FR24", "FRB0")]
)
def test_other_ways_to_write_a_code_lead_to_the_proper_one(client, asked, proper):
    response = client.get(f"/en/places/{asked}/")
    assert (response.status_code, response.url) == (301, f"/en/places/{proper}/")


def test_themes_are_listed_with_the_number_of_their_projects(client):
    ProjectFactory(themes=["crafts"])
    ProjectFactory(themes=["crafts"], published=False)
    counted = {
        theme.pk: number
        for _group, held in client.get("/en/themes/").context["groups"]
        for theme, number in held
    }
    assert counted["crafts"] == 1
    assert sum(counted.values()) == 1


def test_a_theme_shows_first_who_tells_what_they_learned(client):
    told = ExperienceFactory(project=ProjectFactory(themes=["crafts"], lag=LagFactory())).project
    ProjectFactory(themes=["crafts"])
    context = client.get("/en/themes/crafts/").context
    assert context["told"] == [told]
    assert context["totals"]["projects"] == 2
    assert context["countries"] == [("DK", "Denmark", 2)]
    assert context["lags"] == [(told.lag, 1)]


def test_a_theme_without_projects_points_to_those_close_to_it(client):
    body = client.get("/en/themes/crafts/").content.decode()
    assert "No project on this theme yet" in body
    assert "/en/themes/rural-tourism/" in body
    assert client.get("/en/themes/nonsense/").status_code == 404


def test_sources_are_named_with_licence_and_numbers_and_samples_apart(client):
    register = DataSourceFactory(name="Register", licence="CC BY 4.0", licence_url="https://licence.example/")
    sample = DataSourceFactory(is_sample=True)
    ProjectFactory(source=register)
    LagFactory(source=sample)
    DataSourceFactory(name="Nothing of it is here")
    response = client.get("/en/data/")
    assert [row["source"] for row in response.context["sources"]] == [register]
    assert [row["source"] for row in response.context["samples"]] == [sample]
    assert 'href="https://licence.example/"' in response.content.decode()


def test_figures_in_the_readers_numbers():
    totals = {"projects": 1200, "total_eur": Decimal(12_400_000), "eu_eur": None}
    assert figures.at_a_glance(totals, 3) == [
        ("groups", "3"), ("projects", "1,200"), ("total cost", "€12.4M")
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["/en/places/DK/", "/en/themes/crafts/", "/en/places/", "/en/data/"])
def test_pages_ask_no_more_of_three_records_than_of_one(client, address):
    asked = []
    for _ in range(3):
        project = ProjectFactory(themes=["crafts"], lag=LagFactory(country_id="DK"))
        ExperienceFactory(project=project)
        BeneficiaryFactory(project=project)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        asked.append(len(queries))
    # A country page lists groups, whose regions are one query more since each row names its region.
    assert asked[2] <= asked[0] <= 25


def test_figures_are_remembered_until_something_changes(client):
    ProjectFactory()
    client.get("/en/places/DK/")
    with CaptureQueriesContext(connection) as again:
        assert client.get("/en/places/DK/").context["totals"]["projects"] == 1
    assert len(again) <= 16
    ProjectFactory()
    assert client.get("/en/places/DK/").context["totals"]["projects"] == 2
