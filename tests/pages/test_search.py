"""Looking for something on the search page."""

import pytest
from django.urls import reverse

from hub.pages import search
from hub.places.models import Region
from tests.factories import ExperienceFactory, LagFactory, OrganisationFactory, ProjectFactory

pytestmark = pytest.mark.django_db

SEARCH = "/en/search/"


def titles(response) -> list[str]:
    return [row.text.title for row in response.context["results"].rows]


def test_finds_a_project_by_an_inflected_word_of_its_own_language(client, index):
    ProjectFactory(title="Landsbybutikken i Lomborg")
    ProjectFactory(title="Cykelsti langs fjorden")
    index()
    response = client.get(SEARCH, {"q": "landsbybutikker"})
    assert titles(response) == ["Landsbybutikken i Lomborg"]
    assert "<mark>Landsbybutikken</mark>" in response.content.decode()


def test_says_which_language_a_text_is_in_when_it_is_not_the_pages(client, index):
    ProjectFactory(title="Landsbybutik", texts={"da": {"summary": "En butik."}})
    index()
    html = client.get(SEARCH).content.decode()
    assert '<h3 class="row-record__title" lang="da">' in html
    assert '<span class="badge-lang">in Danish</span>' in html
    assert "badge-lang" not in client.get("/da/search/").content.decode()


def test_shows_the_readers_language_where_the_record_has_it(client, index):
    ProjectFactory(title="Landsbybutik", texts={"en": {"title": "Village shop"}})
    index()
    assert titles(client.get(SEARCH)) == ["Village shop"]
    assert titles(client.get("/da/search/")) == ["Landsbybutik"]


def test_narrows_down_by_country_and_keeps_the_other_countries_countable(client, index):
    ProjectFactory(title="Butik", country_id="DK")
    ProjectFactory(title="Veikals", country_id="LV", lang="lv")
    index()
    response = client.get(SEARCH, {"country": "LV"})
    assert titles(response) == ["Veikals"]
    countries = next(facet for facet in response.context["results"].facets if facet.name == "country")
    assert [(option.label, option.count, option.chosen) for option in countries.options] == [
        ("Latvia", 1, True),
        ("Denmark", 1, False),
    ]


def test_takes_a_chosen_filter_away_again(client, index):
    ProjectFactory(country_id="DK")
    index()
    html = client.get(SEARCH, {"country": "DK", "q": "", "page": "1"}).content.decode()
    assert '<a class="chip chip--remove" href="?">' in html


def regions(response) -> list[tuple[str, str, int]]:
    """(heading above it, label, depth) of each region that can be chosen."""
    facet = next(facet for facet in response.context["results"].facets if facet.name == "region")
    return [(option.heading, option.label, option.depth) for option in facet.options]


def test_offers_large_regions_by_country_until_a_country_is_chosen(client, index):
    ProjectFactory(country_id="DK", region_id="DK041")
    ProjectFactory(country_id="LV", region_id="LV00B")
    ProjectFactory(country_id="AT", region_id="AT130")
    index()
    assert regions(client.get(SEARCH)) == [
        ("Austria", "Wien", 0),
        ("Denmark", "Midtjylland", 0),
        ("Latvia", "Kurzeme", 0),
    ]
    assert regions(client.get(SEARCH, {"country": "DK"})) == [
        ("", "Midtjylland", 0),
        ("", "Vestjylland", 1),
    ]


def test_a_chosen_region_stays_in_the_list_without_its_country(client, index):
    ProjectFactory(country_id="DK", region_id="DK041")
    index()
    response = client.get(SEARCH, {"region": "DK041"})
    assert regions(response) == [("", "Midtjylland", 0), ("", "Vestjylland", 1)]


def test_regions_of_one_name_are_told_apart(client, index):
    ProjectFactory(country_id="BE", region_id="BE341")
    ProjectFactory(country_id="BE", region_id="BE342")
    Region.objects.filter(pk__in=["BE341", "BE342"]).update(name="Arlon")
    index()
    labels = [label for _heading, label, _depth in regions(client.get(SEARCH, {"country": "BE"}))]
    assert labels[1:] == ["Arlon (BE341)", "Arlon (BE342)"]


@pytest.mark.parametrize(
    ("address", "words", "theme"),
    [
        (SEARCH, "rural tourism", "rural-tourism"),
        (SEARCH, "Odnawialne źródła energii", "renewable-energy"),
        ("/lv/search/", "tūrismu", "rural-tourism"),
        ("/lv/search/", "saules paneļiem", "renewable-energy"),
    ],
)
def test_leads_to_the_theme_that_the_words_name(client, index, address, words, theme):
    response = client.get(address, {"q": words})
    assert [slug for slug, _label in response.context["results"].themes] == [theme]
    assert f'href="{address.removesuffix("search/")}themes/{theme}/"' in response.content.decode()


@pytest.mark.parametrize("query", [{}, {"q": "xqzzv"}, {"q": "rural tourism", "theme": "rural-tourism"}])
def test_leads_to_no_theme_that_was_not_named_or_is_chosen(client, index, query):
    assert client.get(SEARCH, query).context["results"].themes == []


def test_says_that_signs_without_a_word_are_nothing_to_search_for(client, index):
    ProjectFactory()
    index()
    html = client.get(SEARCH, {"q": "🐄 ?!"}).content.decode()
    assert "There is nothing to search for in that" in html
    assert "“🐄 ?!” holds no letter and no digit." in html
    assert "Nothing found" not in html


def test_the_box_takes_as_many_letters_as_are_searched_for(client, index):
    response = client.get(SEARCH, {"q": "a" * 400})
    assert response.context["results"].query.text == "a" * 300
    assert 'maxlength="300"' in response.content.decode()


def test_counts_kinds_in_a_fixed_order(client, index):
    LagFactory.create_batch(2)
    ProjectFactory()
    index()
    kinds = client.get(SEARCH).context["results"].kinds
    assert [(option.label, option.count) for option in kinds] == [
        ("Projects", 1),
        ("Local action groups", 2),
    ]


def test_shows_only_projects_with_lessons(client, index):
    ExperienceFactory(project__title="Fortalt")
    ProjectFactory(title="Tavs")
    index()
    assert titles(client.get(SEARCH, {"lessons": "yes"})) == ["Fortalt"]


def test_marks_samples(client, index):
    ProjectFactory(source__is_sample=True)
    index()
    assert '<span class="badge-sample">Sample</span>' in client.get(SEARCH).content.decode()


def test_shows_nothing_that_was_withdrawn_since_it_was_indexed(client, index):
    project = ProjectFactory(title="Trukket tilbage")
    index()
    type(project).objects.update(published=False)
    assert titles(client.get(SEARCH)) == []


def test_escapes_texts(client, index):
    evil = "<script>alert(1)</script>"
    ProjectFactory(title=f"Butik {evil}", texts={"da": {"summary": evil}}, place=evil)
    OrganisationFactory(name=evil)
    index()
    for words in ("", "butik", "script"):
        assert "<script>alert" not in client.get(SEARCH, {"q": words}).content.decode()
    html = client.get(SEARCH, {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>alert" not in html


def test_offers_ways_on_when_nothing_is_found(client, index):
    ProjectFactory(title="Butik")
    index()
    html = client.get(SEARCH, {"q": "xqzzv", "country": "DK"}).content.decode()
    assert "Nothing found" in html
    assert "The same search without filters" in html


@pytest.mark.parametrize(
    "query",
    [
        {"page": "abc"},
        {"page": "-1"},
        {"page": "0"},
        {"page": "²"},
        {"kind": "xyz"},
        {"country": "ZZ"},
        {"theme": "'; drop table"},
        {"sort": "upwards"},
        {"view": "table"},
        {"lag": "999999999999999999999999"},
        {"year": "abc"},
        {"bbox": "nan,nan,nan,nan"},
        {"bbox": "1,2,3"},
        {"bbox": "inf,-inf,inf,inf"},
        {"q": "a" * 10_000},
        {"q": "\x00"},
        {"q": '"'},
        {"q": "-"},
        {"q": "🐄 d'avenir EU: LEADER"},
        {"region": ["DK041"] * 100},
    ],
)
def test_any_address_is_a_search(client, index, query):
    ProjectFactory()
    index()
    assert client.get(SEARCH, query).status_code == 200
    assert client.get(reverse("pages:search_map"), query).status_code == 200


def test_a_page_beyond_the_last_leads_to_the_last(client, index):
    ProjectFactory()
    index()
    response = client.get(SEARCH, {"page": "9999999", "country": "DK"})
    assert (response.status_code, response["Location"]) == (302, "/en/search/?country=DK")


def test_pages_through_the_hits(client, index):
    ProjectFactory.create_batch(21)
    index()
    first, second = (client.get(SEARCH, {"page": page}) for page in (1, 2))
    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert not set(titles(first)) & set(titles(second))


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow(client, index, number, django_assert_num_queries):
    for _ in range(number):
        lag = LagFactory()
        ExperienceFactory(project=ProjectFactory(lag=lag, themes=["youth"], region_id="DK041"))
    index()
    client.get(SEARCH)  # the names of the vocabulary are kept from here on
    with django_assert_num_queries(10, exact=False):
        assert len(titles(client.get(SEARCH))) == 2 * number


def test_says_so_when_the_engine_is_away_and_offers_ways_in(client, monkeypatch):
    from search import api
    from search.errors import EngineUnavailable

    def away(query):
        raise EngineUnavailable("down")

    monkeypatch.setattr(api, "find", away)
    ProjectFactory(country_id="DK", themes=["youth"])
    response = client.get(SEARCH, {"q": "butik"})
    assert response.status_code == 503
    html = response.content.decode()
    assert '<a href="/en/places/DK/">Denmark</a>' in html
    assert '<a href="/en/themes/youth/">' in html


def test_asks_programmes_to_slow_down(client, index, settings):
    settings.RATELIMIT_ENABLE, settings.PUBLIC_RATE = True, "2/m"
    index()
    assert [client.get(SEARCH).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get("/en/lags/").status_code == 200


def test_the_usual_order_follows_what_is_asked(client, index):
    ProjectFactory(title="Butik")
    index()

    def orders(**query):
        return [
            value for value, _label, chosen in client.get(SEARCH, query).context["results"].sorts if chosen
        ]

    assert orders() == orders(q="butik") == orders(kind="lag") == [""]
    assert orders(q="butik", sort="amount") == ["amount"]
    # Words were taken away: there is no best match any more.
    assert orders(sort="relevance") == [""]


def test_as_much_as_a_twelfth_of_the_catalogue_is_found_by_meaning_alone(index):
    ProjectFactory.create_batch(4)
    index()
    assert search.nearest() == 10
    ProjectFactory.create_batch(128)
    index()
    assert search.nearest() == 11
