import re

import pytest
from django.urls import reverse

from hub.lags.models import LagPeriod
from tests.factories import DataSourceFactory, LagFactory, ProjectFactory
from tests.factories.areas import LagPeriodFactory, outline

pytestmark = pytest.mark.django_db


def listed(response):
    return [lag.name for lag in response.context["lags"]]


def page(client, lag, **query):
    return client.get(lag.get_absolute_url(), query)


def test_groups_are_listed_by_the_name_the_reader_sees(client):
    for name in ("Šķeltovas biedrība", "Svētes krasti", "Zaubes partnerība"):
        LagFactory(name=name)
    assert listed(client.get("/lv/lags/")) == ["Svētes krasti", "Šķeltovas biedrība", "Zaubes partnerība"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"country": "LV"}, ["Divjūru partnerība"]),
        ({"q": "divjuru"}, ["Divjūru partnerība"]),
        ({"q": "talsu novads"}, ["Divjūru partnerība"]),
        ({"q": "LV-S03"}, ["Divjūru partnerība"]),
        ({"territory": "coastal"}, ["Divjūru partnerība"]),
        ({"fund": "EMFAF", "period": "2023-2027"}, ["Divjūru partnerība"]),
        ({"fund": "EMFAF", "period": "2014-2020"}, []),
        ({"region": "LV00"}, ["Divjūru partnerība"]),
        ({"country": "XX"}, ["Divjūru partnerība", "LAG Klit"]),
        ({"page": "9999999999999999"}, ["Divjūru partnerība", "LAG Klit"]),
        ({"q": "x" * 10_000}, ["Divjūru partnerība", "LAG Klit"]),
    ],
)
def test_filters_narrow_the_list_and_nonsense_does_not_break_it(client, query, names):
    lag = LagFactory(name="Divjūru partnerība", territory_kinds=["coastal"])
    LagPeriodFactory(lag=lag, code="LV-S03", municipalities=["Talsu novads"], funds=["EMFAF"])
    lag.regions.set(["LV00B"])
    lag.save()
    LagFactory(name="LAG Klit", country_id="DK", lang="da")
    response = client.get("/en/lags/", query)
    assert response.status_code == 200
    assert listed(response) == names


def test_a_wrong_filter_is_said_beside_its_field(client):
    LagFactory()
    assert "xyz is not one of the available choices" in client.get("/en/lags/?fund=xyz").content.decode()


def test_an_empty_list_says_what_to_do(client):
    assert "Leave out a filter" in client.get("/en/lags/").content.decode()


def test_the_map_has_the_same_groups_as_the_list(client):
    lag = LagFactory(name="Divjūru partnerība", lat=57.5, lon=22.5)
    LagFactory(country_id="DK")
    LagFactory(lat=None, lon=None)
    features = client.get("/en/lags/points.json?country=LV").json()["features"]
    assert features == [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [22.5, 57.5]},
            "properties": {"name": "Divjūru partnerība", "peek": f"/en/search/peek/lag/{lag.pk}/"},
        }
    ]


def test_groups_close_together_are_one_cell_of_a_far_map(client):
    lag = LagFactory(lat=57.5, lon=22.5)
    LagFactory(lat=57.6, lon=22.6)
    assert client.get("/en/lags/cells.json?zoom=4").json() == {"total": 2, "cells": [[57.55, 22.55, 2, ""]]}
    assert len(client.get("/en/lags/cells.json?zoom=14").json()["cells"]) == 2
    assert client.get("/en/lags/cells.json?zoom=x").json()["total"] == 2
    assert client.get("/en/lags/cells.json?zoom=9&bbox=22,57,22.55,57.55").json() == {
        "total": 1, "cells": [[57.5, 22.5, 1, f"/en/search/peek/lag/{lag.pk}/"]]
    }  # fmt: skip


def test_a_profile_tells_people_area_and_density_in_the_readers_numbers(client):
    lag = LagFactory()
    LagPeriodFactory(lag=lag, population=11200, area_km2=1790)
    assert page(client, lag).context["figures"] == [
        ("people", "11,200"), ("km²", "1,790"), ("people per km²", "6.3")
    ]  # fmt: skip


def test_a_profile_shows_the_years_of_its_projects(client):
    lag = LagFactory()
    for year, eu in ((2024, 100), (2024, 50), (2021, None)):
        ProjectFactory(lag=lag, start_on=f"{year}-05-01", eu_eur=eu)
    ProjectFactory(lag=lag, published=False, title="Secret")
    response = page(client, lag)
    [(_template, section)] = [held for held in response.context["sections"] if "projects" in held[0]]
    assert [(year["counted"], year["projects"], year["eu"]) for year in section["years"]] == [
        (2024, 2, 150), (2021, 1, None)
    ]  # fmt: skip
    assert "Secret" not in response.content.decode()


def test_the_outline_is_served_for_the_map(client):
    lag = LagFactory(name="Divjūru partnerība")
    outline(lag, 22, 57, 23, 58)
    answer = client.get(reverse("lags:outline", args=[lag.pk])).json()
    assert (answer["bbox"], answer["geometry"]["type"]) == ([22, 57, 23, 58], "Polygon")
    assert client.get(reverse("lags:outline", args=[LagFactory().pk])).status_code == 404


def test_a_text_in_another_language_is_marked(client):
    lag = LagFactory(
        name="Divjūru partnerība", texts={"en": {"name": "Two Seas", "summary": "Fishing villages"}}
    )
    lag.texts.filter(lang="lv").update(description="Zvejnieku ciemi")
    english = page(client, lag).content.decode()
    assert '<div lang="lv"><p>Zvejnieku ciemi</p></div>' in english
    assert '<h1 lang="lv">Divjūru partnerība</h1>' in english
    assert '<p class="translated">Two Seas</p>' in english
    assert '<h1 lang="lv">Divjūru partnerība</h1>' in page(client, lag, lang="lv").content.decode()


def test_lists_show_a_groups_own_name_first_and_its_translation_under_it(client):
    LagFactory(name="LAG Klit og Fjord", lang="da", texts={"en": {"name": "LAG Dune and Fjord"}})
    listed = re.sub(r">\s+<", "><", client.get("/en/lags/").content.decode())
    assert (
        '-lag-klit-og-fjord/">LAG Klit og Fjord</a></h3><p class="translated">LAG Dune and Fjord</p>'
        in listed
    )


def test_where_a_group_came_from_and_what_became_of_it(client):
    old, new = LagFactory(name="Old"), LagFactory(name="New")
    new.predecessors.set([old])
    new.save()
    assert page(client, new).context["history"] == {"predecessors": [old], "successors": []}
    assert page(client, old).context["history"] == {"predecessors": [], "successors": [new]}


def test_an_address_that_is_not_public_is_not_shown(client):
    lag = LagFactory(email="office@example.org")
    assert "office@example.org" not in page(client, lag).content.decode()
    lag.email_is_public = True
    lag.save()
    assert "office@example.org" in page(client, lag).content.decode()


def test_script_in_a_text_stays_text(client):
    evil = "<script>alert(1)</script>"
    lag = LagFactory(
        name=evil, address=evil, website="https://example.org/",
        texts={"en": {"name": evil, "summary": evil, "description": evil}},
    )  # fmt: skip
    LagPeriodFactory(lag=lag, code=evil, name=evil, municipalities=[evil])
    for response in (page(client, lag), client.get("/en/lags/")):
        assert "<script>alert" not in response.content.decode()


def test_a_sample_says_that_it_is_one(client):
    lag = LagFactory(source=DataSourceFactory(is_sample=True))
    assert "invented to show how the hub works" in page(client, lag).content.decode()


def test_drafts_and_what_does_not_exist_are_not_found(client):
    draft = LagFactory(live=False)
    for address in (draft.get_absolute_url(), f"/en/lags/{draft.pk}/", "/en/lags/999999999999999999/"):
        assert client.get(address).status_code == 404
    assert listed(client.get("/en/lags/")) == []


def test_a_wrong_slug_leads_to_the_right_address(client):
    lag = LagFactory(name="Divjūru partnerība")
    response = client.get(f"/en/lags/{lag.pk}-something/?lang=lv")
    assert response.status_code == 301
    assert response.url == f"/en/lags/{lag.pk}-divjuru-partneriba/?lang=lv"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_profile_asks_at_most_ten_questions(client, django_assert_max_num_queries, rows):
    lag = LagFactory(texts={"en": {"name": "Two Seas"}})
    for code in ("2014-2020", "2023-2027")[:rows]:
        LagPeriodFactory(lag=lag, period_id=code, funds=["EAFRD", "ERDF"][:rows])
    lag.regions.set(["LV00B", "LV005", "LV00C"][:rows])
    lag.save()
    for _ in range(rows):
        ProjectFactory(lag=lag, themes=["crafts", "water"], start_on="2024-01-01")
    page(client, LagFactory())  # which groups have cases, offers and partnerships is asked once for all
    with django_assert_max_num_queries(10):
        assert page(client, lag).status_code == 200
    assert LagPeriod.objects.count() == min(rows, 2)


def test_the_list_asks_as_many_questions_of_three_groups_as_of_one(client, django_assert_max_num_queries):
    for rows in (1, 3):
        while len(LagPeriod.objects.all()) < rows:
            LagPeriodFactory()
        with django_assert_max_num_queries(14):  # three of them read the directory anew
            assert client.get("/en/lags/").status_code == 200
        with django_assert_max_num_queries(11):
            client.get("/en/lags/")


def test_an_editor_sees_a_draft_while_writing(rf):
    lag = LagFactory(texts={"en": {"name": "Two Seas", "description": "Fishing villages"}})
    LagPeriodFactory(lag=lag, code="LV-S03")
    body = lag.make_preview_request().render().content.decode()
    assert "Fishing villages" in body
    assert "LV-S03" in body
