"""Which language a visitor gets, and how a choice is remembered."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wishes", "lang"),
    [
        ("da-DK,da;q=0.9,en;q=0.5", "da"),
        ("lv", "lv"),
        ("fr,pl;q=0.7", "en"),
        ("", "en"),
        ("fr,lv;q=0.2", "lv"),
    ],
)
def test_the_first_page_is_in_the_language_of_the_browser(client, wishes, lang):
    answer = client.get("/", headers={"accept-language": wishes})
    assert (answer.status_code, answer["Location"]) == (302, f"/{lang}/")
    assert {"Accept-Language", "Cookie"} <= {name.strip() for name in answer["Vary"].split(",")}


def test_an_address_without_a_language_gets_one(client):
    answer = client.get("/projects/?country=LV", headers={"accept-language": "lv"})
    assert answer["Location"] == "/lv/projects/?country=LV"


def test_a_choice_is_remembered_before_what_the_browser_says(client):
    answer = client.get("/language/lv/?to=/lv/projects/")
    assert (answer.status_code, answer["Location"]) == (302, "/lv/projects/")
    assert client.get("/", headers={"accept-language": "da"})["Location"] == "/lv/"


def test_the_address_counts_more_than_the_choice(client):
    client.get("/language/lv/?to=/lv/")
    answer = client.get("/da/projects/")
    assert answer["Content-Language"] == "da"
    assert not answer.cookies


@pytest.mark.parametrize(
    "to",
    ["", "https://elsewhere.example/", "//elsewhere.example/", "/en/projects/", "/lv/\\@elsewhere.example"],
)
def test_nobody_is_led_elsewhere(client, to):
    answer = client.get("/language/lv/", {"to": to})
    assert answer["Location"].startswith("/lv/")
    assert "elsewhere" not in answer["Location"] or to.startswith("/lv/")


def test_a_language_that_the_hub_does_not_speak_is_not_found(client):
    assert client.get("/language/fr/?to=/fr/", follow=True).status_code == 404


def test_what_was_narrowed_down_meanwhile_is_kept(client):
    answer = client.get(
        "/language/da/?to=/da/search/", headers={"referer": "http://testserver/en/search/?q=mill&country=DK"}
    )
    assert answer["Location"] == "/da/search/?q=mill&country=DK"


def test_another_page_before_does_not_matter(client):
    answer = client.get(
        "/language/da/?to=/da/search/?q=a", headers={"referer": "http://testserver/en/lags/?q=b"}
    )
    assert answer["Location"] == "/da/search/?q=a"


def test_the_switch_leads_through_the_choice(client):
    html = client.get("/en/projects/?country=LV").content.decode()
    assert 'href="/language/da/?to=/da/projects/%3Fcountry%3DLV" rel="nofollow"' in html
