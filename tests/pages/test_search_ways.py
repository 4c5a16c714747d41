"""What the search page says and offers beside its hits: ranges, languages, ways on, further pages."""

import pytest
from django.http import QueryDict

from hub.pages import parameters, tidy
from tests.factories import LagFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

SEARCH = "/en/search/"


def found(client, **query):
    return client.get(SEARCH, query).context["results"]


def titles(results) -> list[str]:
    return [row.text.title for row in results.rows]


def chips(results) -> list[tuple[str, str]]:
    return [(str(chip.label), chip.link) for chip in results.chips]


def test_narrows_down_by_total_cost(client, index):
    for cost in (900, 5_000, 20_000):
        ProjectFactory(title=f"Sti {cost}", total_cost=cost, total_eur=cost)
    index()
    results = found(client, cost_from="1 000", cost_to="€10.000")
    assert titles(results) == ["Sti 5000"]
    assert chips(results) == [("total cost €1,000 to €10,000", "?")]
    assert sorted(titles(found(client, cost_from="5000"))) == ["Sti 20000", "Sti 5000"]
    assert titles(found(client, cost_to="5,000.00", sort="amount")) == ["Sti 5000", "Sti 900"]


def test_narrows_down_by_years_that_belong_to_it(client, index):
    for year in (2013, 2014, 2016, 2017):
        ProjectFactory(title=f"Sti {year}", start_on=f"{year}-12-31", approved_on=None)
    index()
    results = found(client, year_from="2014", year_to="2016")
    assert titles(results) == ["Sti 2016", "Sti 2014"]
    assert chips(results) == [("2014 to 2016", "?")]


def test_says_kindly_what_it_could_not_read_and_keeps_what_was_typed(client, index):
    ProjectFactory(title="Sti", total_cost=900, total_eur=900)
    index()
    response = client.get(SEARCH, {"cost_from": "much", "cost_to": "1000", "year_from": "20", "year_to": ""})
    results = response.context["results"]
    assert titles(results) == ["Sti"]
    assert results.troubles == [
        "“much” is no amount in euros; it was left out.",
        "“20” is no year from 1980 to 2100; it was left out.",
    ]
    html = response.content.decode()
    assert 'name="cost_from" value="much"' in html
    assert 'name="cost_to" value="1000"' in html


def test_takes_ends_of_a_range_the_other_way_round(client, index):
    ProjectFactory(title="Sti", total_cost=900, total_eur=900)
    index()
    results = found(client, cost_from="1000", cost_to="1")
    assert titles(results) == ["Sti"]
    assert results.troubles == ["The lower end was above the upper one; they were taken the other way round."]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sort=&q=&view=list&page=1&km=25&across=no&across=yes&utm_source=mail", "?"),
        ("theme=b&theme=a&theme=b&country=LV&q=+mill++pond", "?q=mill+pond&theme=a&theme=b&country=LV"),
        ("place=Talsi&km=50&cost_from=1.000&year_to=abc", "?place=Talsi&km=50&cost_from=1000"),
        ("page=3&q=mill&across=no", "?q=mill&across=no&page=3"),
        ("bbox=1.50,2,3.0,4&view=map&sort=relevance", "?bbox=1.5,2,3,4&view=map"),
        ("page=999", f"?page={parameters.LAST_NUMBERED}"),
    ],
)
def test_an_address_has_one_form(given, kept):
    once = tidy.as_link(tidy.tidy(QueryDict(given)))
    assert once == kept
    assert tidy.as_link(tidy.tidy(QueryDict(once[1:]))) == kept


def test_searches_in_the_readers_language_alone_when_asked_to(client, index):
    ProjectFactory(title="Butik", lang="da", texts={"da": {"title": "Marked og torv"}})
    ProjectFactory(title="Market", lang="en", texts={"en": {"title": "Market place"}})
    index()
    assert titles(found(client, q="market place", across="no")) == ["Market place"]
    results = found(client, q="market place", across="no")
    assert chips(results) == [("not in other languages", "?q=market+place")]
    # The box that is ticked comes after the "no" that stands before it.
    assert found(client, q="market", across=["no", "yes"]).query.across


def test_says_that_a_theme_led_to_a_hit_in_another_language(client, index):
    ProjectFactory(title="Vedvarende energi på gården", lang="da")
    index()
    (row,) = found(client, q="renewable energy").rows
    assert row.reason == "Found by its theme: Renewable energy"
    assert "<mark>Vedvarende</mark> <mark>energi</mark>" in str(row.hit.title.html)
    (row,) = client.get("/da/search/", {"q": "vedvarende energi"}).context["results"].rows
    assert row.reason == ""


def test_offers_a_better_spelling_with_what_it_finds(client, index):
    ProjectFactory(title="Rismølle i Lomborg")
    index()
    results = found(client, q="rismlle", country="DK")
    assert (results.corrected.label, results.corrected.link, results.corrected.count) == (
        "rismølle", "?q=rism%C3%B8lle&country=DK", 1,
    )  # fmt: skip
    assert found(client, q="rismlle", country="LV").corrected is None


def test_offers_the_search_with_less_asked_for_and_how_much_that_finds(client, index):
    ProjectFactory.create_batch(2, title="Butik", country_id="DK", themes=["youth"])
    ProjectFactory(title="Butik", country_id="LV")
    index()
    ways = found(client, q="butik", country="LV", theme="youth").with_less
    assert [(way.label, way.link, way.count) for way in ways] == [
        ("without “Latvia”", "?q=butik&theme=youth", 2),
        ("without “Young people”", "?q=butik&country=LV", 1),
        ("without any filter", "?q=butik", 3),
    ]


def test_offers_words_alone_when_together_they_find_nothing(client, index):
    ProjectFactory(title="Butik")
    ProjectFactory(title="Cykelsti")
    index()
    ways = found(client, q="butik cykelsti").with_less
    assert [(way.label, way.count) for way in ways] == [("“cykelsti”", 1), ("“butik”", 1)]


def test_says_which_words_nothing_has(client, index):
    ProjectFactory(title="Butik ved kirken i byen")
    index()
    response = client.get(SEARCH, {"q": "butik kirken byen xqzzv"})
    assert titles(response.context["results"]) == ["Butik ved kirken i byen"]
    assert "Nothing has “xqzzv”; it was left out." in response.content.decode()


def test_leads_to_themes_that_may_be_meant(client, index):
    labels = [label for label, _link in found(client, q="renewabel").near_themes]
    assert "Renewable energy" in labels


def test_goes_on_page_by_page_beyond_the_numbered_ones(client, index, monkeypatch):
    monkeypatch.setattr(parameters, "LAST_NUMBERED", 1)
    ProjectFactory.create_batch(45)
    index()
    first = found(client)
    assert first.further.startswith("?page=2&after=")
    second = client.get(SEARCH + first.further).context["results"]
    third = client.get(SEARCH + second.further).context["results"]
    assert (second.number, third.number, third.further) == (2, 3, "")
    seen = [row.record.pk for results in (first, second, third) for row in results.rows]
    assert len(seen) == len(set(seen)) == 45


def test_keeps_the_way_to_the_first_page_from_far_behind(client, index):
    ProjectFactory.create_batch(3)
    index()
    html = client.get(SEARCH, {"country": "DK", "page": "51", "after": "WzFd"}).content.decode()
    assert '<a href="?country=DK" rel="first">' in html


def test_proposes_themes_places_and_records(client, index):
    LagFactory(name="Madonas partnerība", country_id="LV", lang="lv")
    ProjectFactory(title="Made by hand", lang="en", place="Madona", country_id="LV", lat=56.85, lon=26.22)
    OrganisationFactory(name="<b>Mad</b> Men")
    index()
    html = client.get("/en/search/suggest/", {"q": "mad"}).content.decode()
    assert "<mark>Mad</mark>ona" in html
    assert "<mark>Mad</mark>e by hand" in html
    assert "place=Madona" in html
    assert "<b>" not in html
    assert 'aria-label="Themes"' in client.get("/en/search/suggest/", {"q": "renew"}).content.decode()


@pytest.mark.parametrize("typed", ["", "m", "\x00", "?!", "q" * 5_000, '"><script>', "🐄🐄🐄"])
def test_proposals_never_fail(client, index, typed):
    response = client.get("/en/search/suggest/", {"q": typed})
    assert response.status_code == 200
    assert "<script" not in response.content.decode()
