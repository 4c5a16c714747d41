"""What pages tell machines: addresses, languages, things, feeds, the sitemap."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from hub.pages import founding
from tests.factories import ExperienceFactory, LagFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def head(client, path: str) -> str:
    return client.get(path).content.decode().partition("</head>")[0]


def things(html: str) -> list[dict]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(found[1])["@graph"]


def links(html: str, rel: str) -> list[str]:
    return re.findall(rf'<link rel="{rel}"[^>]* href="([^"]+)"', html)


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("", ""),
        ("?page=1", ""),
        ("?page=3", "?page=3"),
        ("?country=LV&sort=amount", ""),
        ("?country=LV&page=2", ""),
        ("?page=x%22", ""),
    ],
)
def test_a_page_has_one_address_whatever_was_filtered(client, asked, canonical):
    html = head(client, f"/en/projects/{asked}")
    assert links(html, "canonical") == [f"{HOST}/en/projects/{canonical}"]


def test_a_page_names_its_other_languages_and_one_for_everybody_else(client):
    html = head(client, "/da/projects/?country=LV")
    found = re.findall(r'hreflang="([^"]+)" href="([^"]+)"', html)
    assert found == [
        ("en", f"{HOST}/en/projects/"),
        ("da", f"{HOST}/da/projects/"),
        ("lv", f"{HOST}/lv/projects/"),
        ("x-default", f"{HOST}/en/projects/"),
    ]


def test_a_page_that_editors_wrote_names_its_translations(client):
    founding.found()
    html = head(client, "/lv/about/")
    assert f'hreflang="da" href="{HOST}/da/about/"' in html
    assert links(html, "canonical") == [f"{HOST}/lv/about/"]


def test_a_project_is_told_with_money_place_and_group(client):
    project = ProjectFactory(
        title="</script><b>Mill & more", eu_eur=1200, lat=57.1, lon=22.2, place="Talsi", lag=LagFactory()
    )
    html = head(client, project.get_absolute_url())
    page, crumbs = things(html)
    assert "</script><b>" not in html
    assert (page["@type"], page["about"]["@type"]) == ("WebPage", "Project")
    assert page["about"]["name"] == "</script><b>Mill & more"
    assert page["about"]["funding"]["amount"] == {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": "1200.00",
    }
    assert page["about"]["location"]["geo"]["latitude"] == 57.1
    assert page["about"]["sponsor"]["url"] == f"{HOST}{project.lag.get_absolute_url()}"
    assert crumbs["itemListElement"][0]["name"] == "Projects"
    assert page["image"] in html


def test_a_project_that_tells_what_was_done_is_an_article(client):
    project = ExperienceFactory(challenge="Nobody came.").project
    html = head(client, project.get_absolute_url())
    assert things(html)[0]["@type"] == "Article"
    assert '<meta property="og:type" content="article">' in html


def test_groups_organisations_themes_places_and_sources_are_told(client):
    project = ProjectFactory(lag=LagFactory(), country_id="LV", themes=["youth"])
    organisation = OrganisationFactory()
    organisation.participations.create(project=project)
    kinds = {
        project.lag.get_absolute_url(): "Organization",
        organisation.get_absolute_url(): "Organization",
        "/en/themes/youth/": "DefinedTerm",
        "/en/places/LV/": "Country",
        "/en/data/": "DataCatalog",
    }
    assert {path: things(head(client, path))[0]["@type"] for path in kinds} == kinds


def test_the_front_door_says_how_to_search(client):
    founding.found()
    action = things(head(client, "/en/"))[0]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HOST}/en/search/?q={{search_term_string}}"


def test_the_picture_for_sharing_is_a_png(client):
    answer = client.get(reverse("share_picture", args=["people", "project-1"]))
    assert (answer["Content-Type"], answer.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")


def test_a_feed_tells_new_projects_each_in_its_language(client):
    ProjectFactory(title="Old", lang="da", country_id="DK")
    newest = ProjectFactory(title="Jauns", lang="lv", country_id="LV", themes=["youth"])
    ProjectFactory(published=False)
    feed = ElementTree.fromstring(client.get("/en/projects/feed/").content)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Jauns", "Old"]
    assert entries[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "lv"
    assert entries[0].find(f"{ATOM}link").get("href") == f"{HOST}{newest.get_absolute_url()}"


def test_a_feed_shows_signs_of_markup_as_they_were_written(client):
    """What a summary holds is html to a reader of feeds (RFC 4287, 3.1.1.2)."""
    ProjectFactory(title="A & <b>B</b>", texts={"da": {"summary": "Less <script>alert(1)</script> & more"}})
    entry = ElementTree.fromstring(client.get("/en/projects/feed/").content).find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert entry.findtext(f"{ATOM}summary") == "Less &lt;script&gt;alert(1)&lt;/script&gt; &amp; more"
    assert (entry.find(f"{ATOM}title").get("type"), entry.findtext(f"{ATOM}title")) == (None, "A & <b>B</b>")


def test_a_feed_is_narrowed_and_found_from_the_page(client):
    ProjectFactory(country_id="DK")
    ProjectFactory(title="Jauns", country_id="LV", themes=["youth"])
    address = re.search(
        r'type="application/atom\+xml"[^>]* href="([^"]+)"', head(client, "/en/themes/youth/")
    )[1]
    feed = ElementTree.fromstring(client.get(address).content)
    assert feed.findtext(f"{ATOM}title") == "New projects: Young people"
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == ["Jauns"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_asks_the_database_as_often_for_many(client, number, django_assert_max_num_queries):
    for _ in range(number):
        ProjectFactory(themes=["youth"], lag=LagFactory())
    with django_assert_max_num_queries(9):
        client.get("/en/projects/feed/")


def test_the_sitemap_leads_to_every_public_page(client):
    project = ProjectFactory(country_id="DK", region_id="DK032", lag=LagFactory())
    hidden = ProjectFactory(published=False)
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [part.text for part in index.iter(f"{MAP}loc")]
    found = set()
    for part in parts:
        found |= {loc.text for loc in ElementTree.fromstring(client.get(part).content).iter(f"{MAP}loc")}
    for path in (
        project.get_absolute_url(),
        project.lag.get_absolute_url(),
        "/en/places/DK032/",
        "/en/themes/youth/",
    ):
        assert {f"{HOST}/{lang}{path[3:]}" for lang in ("en", "da", "lv")} <= found
    assert f"{HOST}{hidden.get_absolute_url()}" not in found
    assert all(client.get(address).status_code == 200 for address in found if "/da/" in address)


def test_a_part_that_is_none_is_not_found(client):
    assert client.get("/sitemap-projects-99.xml").status_code == 404
    assert client.get("/sitemap-nothing-0.xml").status_code == 404


def test_robots_are_led_to_the_sitemap_and_kept_from_the_rest(client):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/workspace/",
        "Disallow: /language/",
        f"Sitemap: {HOST}/sitemap.xml",
    ]
