"""What visitors see of cases, news and networks."""

import pytest
from wagtail.models import Site

from hub.cases.models import CasePrinciple
from hub.pages import founding
from hub.vocabulary.models import Principle
from tests.factories import LagFactory, ProjectFactory
from tests.factories.cases import a_case, a_news
from tests.factories.networks import a_network

pytestmark = pytest.mark.django_db


def test_a_case_tells_its_story_and_says_its_language(client):
    case = a_case(conditions="A wholesaler.", contact="The chair shows visitors round.")
    case.principles.add(
        CasePrinciple(principle=Principle.objects.first(), how="They voted.", locale=case.locale)
    )
    case.projects.set(
        [ProjectFactory(title="Public shop"), ProjectFactory(title="Secret shop", published=False)]
    )
    case.lags.set([LagFactory(name="LAG Vest")])
    case.save_revision().publish()
    page = client.get(f"/en/cases/{case.number}/", follow=True).content.decode()
    assert '<h1 lang="da">Landsbybutikken</h1>' in page
    for told in ("The grocer closed.", "August 2016", "Vote early.", "A wholesaler.", "They voted.", "LAG Vest",
                 "Public shop", "The chair shows visitors round.", '"@type": "Article"'):  # fmt: skip
        assert told in page
    assert "Secret shop" not in page


def test_one_address_leads_to_every_language(client):
    danish = a_case()
    english = a_case(lang="en", title="The village shop", translation_of=danish)
    assert english.number == danish.number == danish.pk
    assert client.get(f"/en/cases/{danish.number}/").url == f"/en/cases/{danish.number}-the-village-shop/"
    assert client.get(f"/lv/cases/{danish.number}-landsbybutikken/").context["case"] == english
    asked = client.get(f"/en/cases/{danish.number}-the-village-shop/?lang=da")
    assert asked.context["case"] == danish
    assert (danish.url, english.url) == (
        f"/da/cases/{danish.number}-landsbybutikken/", f"/en/cases/{danish.number}-the-village-shop/",
    )  # fmt: skip


def test_drafts_and_what_was_taken_back_are_not_there(client):
    draft, taken = a_case(live=False), a_case(title="Away")
    taken.unpublish()
    for case in (draft, taken):
        assert client.get(f"/en/cases/{case.number}-{case.slug}/").status_code == 404
    assert client.get("/en/cases/").context["cases"] == []


def test_the_list_is_narrowed_down_and_asks_no_more_for_more_cases(client, django_assert_max_num_queries):
    danish = a_case(themes=["village-shops-services"])
    first = _queries(client, "/en/cases/")
    latvian = a_network("latvian", "lv", ["LV"])
    a_case(latvian, title="Veikals")
    german = a_case(latvian, title="Laden", lang="de")
    assert _queries(client, "/en/cases/") == first
    shown = {
        query: [case.title for case in client.get(f"/en/cases/?{query}").context["cases"]]
        for query in ("country=DK", "theme=village-shops-services", "language=de", "country=LV&language=da")
    }
    assert shown == {
        "country=DK": [danish.title], "theme=village-shops-services": [danish.title],
        "language=de": [german.title], "country=LV&language=da": [],
    }  # fmt: skip


def test_a_network_shows_its_cases_and_news(client):
    case, news = a_case(), a_news()
    a_case(a_network("latvian", "lv", ["LV"]), title="Veikals")
    page = client.get("/en/networks/danish/")
    assert (page.context["cases"], page.context["news"]) == ([case], [news])
    assert "Network danish" in client.get("/en/networks/").content.decode()
    assert news.title in client.get("/en/news/").content.decode()
    assert client.get(news.url).status_code == 200


def test_feeds_tell_of_the_newest_in_the_language_of_their_address(client):
    danish = a_case(themes=["village-shops-services"])
    a_case(lang="en", title="The village shop", translation_of=danish)
    feed = client.get("/en/cases/feed/?theme=village-shops-services").content.decode()
    assert "<title>The village shop</title>" in feed
    assert client.get("/en/cases/feed/?theme=youth").content.decode().count("<entry") == 0
    a_news()
    assert "Årsmøde" in client.get("/da/news/feed/").content.decode()


def _queries(client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get(address)
    return len(caught)


def test_the_front_door_shows_the_newest(client):
    founding.found()
    cases = [a_case(title=f"Case {number}") for number in range(4)]
    assert client.get("/en/").context["cases"] == cases[:0:-1]


def test_a_network_may_have_a_domain_of_its_own(client, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "landliv.example"]
    case = a_case()
    Site.objects.create(hostname="landliv.example", port=80, root_page=case.get_parent())
    home = client.get("/da/", headers={"host": "landliv.example"})
    assert home.context["network"] == case.network
    assert case.title in home.content.decode()
    assert client.get(case.url, headers={"host": "landliv.example"}).status_code == 200
    assert "network" not in client.get("/da/").context
