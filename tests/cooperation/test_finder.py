"""The partner finder: what a visitor asks, and what is answered why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from hub.cooperation import search
from hub.cooperation.groups import profiles
from hub.lags import search as lag_search
from hub.projects.models import Organisation
from search.embedding.passages import stretches
from tests.factories import BeneficiaryFactory, LagFactory, OrganisationFactory, ProjectFactory
from tests.factories.areas import LagPeriodFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bees(db):
    """A Danish group that works with bees, by its own words and by two projects."""
    lag = LagFactory(
        name="LAG Bien", lang="da", country_id="DK", lat=55.0, lon=9.0, territory_kinds=["island"],
        texts={"da": {"summary": "Vi arbejder med biavl, honning og landsbyer."}},
    )  # fmt: skip
    LagPeriodFactory(lag=lag, period_id="2023-2027", code="DK-1", funds=["EAFRD"])
    for number in range(2):
        ProjectFactory(
            lag=lag, title=f"Honning {number}", themes=["short-food-chains"], visit_offered=not number
        )
    return lag


@pytest.fixture
def boats(db):
    return LagFactory(
        name="LAG Båd", lang="da", country_id="DK", texts={"da": {"summary": "Gamle træbåde og havne."}}
    )


def ask(client, lang: str = "en", **query):
    with translation.override(lang):
        response = client.get(reverse("cooperation:partners"), query)
    assert response.status_code == 200
    return response


def names(response) -> list[str]:
    return [match["record"].name for match in response.context.get("matches", ())]


def test_a_visitor_describes_an_idea_and_finds_groups_with_reasons(client, bees, boats):
    response = ask(client, text="Honning og biavl i landsbyer", theme=["short-food-chains"])
    assert names(response) == ["LAG Bien", "LAG Båd"]
    reasons = response.context["matches"][0]["reasons"]
    assert reasons[0] == "Works on Short food supply chains"
    assert reasons[1].startswith("Tells of the same: ")
    assert "honning" in reasons[1]


def test_reasons_are_told_in_the_readers_language(client, bees):
    response = ask(client, "lv", text="Honning og biavl", theme=["short-food-chains"])
    assert response.context["matches"][0]["reasons"][0].startswith("Darbojas jomās: ")
    assert "Works on" not in response.content.decode()


def test_the_score_that_is_shown_is_the_sum_of_what_is_shown(client, bees, boats):
    for match in ask(client, text="Honning", theme=["short-food-chains"], first="2025").context["matches"]:
        told = sum(points for _name, points in match["parts"])
        assert abs(told - match["score"]) <= len(match["parts"]), "but for rounding"


def test_only_the_countries_that_are_asked_for(client, bees):
    latvian = LagFactory(name="Biškopji")
    assert names(ask(client, text="Honning", country=["LV"])) == [latvian.name]
    response = ask(client, text="Honning", country=["LV"], kind="flag")
    assert "No group fits what you asked for" in response.content.decode()


def test_who_can_show_how_is_told(client, bees, boats):
    match = ask(client, text="Honning", learn=["short-food-chains"]).context["matches"][0]
    assert "Know-how that one can give the other: Short food supply chains" in match["reasons"]


def test_time_with_money_is_told(client, bees, boats):
    match = ask(client, text="Honning", first="2026", last="2031").context["matches"][0]
    assert "Has money to spend from 1 January 2026 to 31 December 2029" in match["reasons"]


def test_a_group_looks_for_partners_by_its_own_profile(client, bees, boats):
    other = LagFactory(name="Cits", territory_kinds=["island"])
    response = ask(client, lag=bees.pk)
    assert bees.name not in names(response)
    assert names(response)[0] == other.name
    assert "Territory: island" in response.context["matches"][0]["reasons"]
    page = client.get(bees.get_absolute_url()).content.decode()
    assert f"{reverse('cooperation:partners')}?lag={bees.pk}" in page


def test_nothing_asked_nothing_answered(client, bees):
    assert names(ask(client)) == []
    assert "How it works" in ask(client).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"text": "x" * 5_000},
        {"text": "\x00<script>alert(1)</script>"},
        {"text": "🐄"},
        {"theme": ["no-such"], "text": "Honning"},
        {"country": ["QQ"], "lag": "999999999"},
        {"first": "2030", "last": "2020", "text": "Honning"},
        {"page": "99999999999999999999", "text": "Honning"},
        {"page": "-3", "text": "Honning", "lag": "abc"},
    ],
)
def test_whatever_is_asked_gets_a_sensible_page(client, bees, query):
    assert "<script>alert" not in ask(client, **query).content.decode()


def test_drafts_are_never_proposed_and_new_groups_at_once(client, bees):
    LagFactory(name="Hemmelig", live=False, country_id="DK")
    assert names(ask(client, text="Honning")) == ["LAG Bien"]
    LagFactory(name="Ny", country_id="DK")
    assert set(names(ask(client, text="Honning"))) == {"LAG Bien", "Ny"}


def test_further_pages_go_on_counting(client):
    for number in range(12):
        LagFactory(name=f"Grupa {number}")
    first, second = ask(client, theme=["youth"]), ask(client, theme=["youth"], page="2")
    assert (len(names(first)), len(names(second))) == (10, 2)
    assert not set(names(first)) & set(names(second))
    assert '<ol class="matches" start="11">' in second.content.decode()


def test_profiles_tell_what_the_hub_knows_of_a_group(bees, boats):
    project = ProjectFactory(lag=bees, is_cooperation=True)
    partner = OrganisationFactory(kind=Organisation.Kind.LAG)
    BeneficiaryFactory(project=project, organisation=partner)
    ProjectFactory(lag=bees, published=False, themes=["youth"])
    told = {profile.id: profile for profile in profiles()}
    mine, other = told[f"lag:{bees.pk}"], told[f"lag:{boats.pk}"]
    assert mine.themes == {"short-food-chains": 2.0}
    assert mine.gives == {"short-food-chains"}
    assert mine.funds == {"EAFRD"}
    assert mine.partners == {f"organisation:{partner.pk}"}
    assert (mine.point, mine.languages) == ((55.0, 9.0), {"da"})
    assert [(span.first.year, span.last.year) for span in mine.spans] == [(2023, 2029)]
    assert (other.partners, other.themes) == (None, {})


def test_the_number_of_queries_does_not_grow_with_the_groups(client, bees):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            ask(client, text="Honning")
        return len(asked)

    queries()
    LagFactory(name="Cits")
    of_two = queries()
    LagFactory.create_batch(5)
    assert queries() == of_two


def test_who_asks_too_often_is_asked_to_wait(client, settings):
    settings.RATELIMIT_ENABLE = True
    settings.PUBLIC_RATE = "2/h"
    url = reverse("cooperation:partners")
    assert [client.get(url).status_code for _ in range(3)] == [200, 200, 429]


def test_vectors_that_search_has_made_are_known_here_under_the_same_name(bees):
    """Nothing is embedded twice: what a group says has one name in both rooms."""
    wanted = {
        stretch.digest for document in lag_search.documents([bees.pk]) for stretch in stretches(document)
    }
    text = bees.texts.get(lang="da")
    cut = search.beginnings([("da", f"{text.summary}\n{text.description}")])
    assert {stretch.digest for stretch in cut} <= wanted


def test_a_theme_that_both_work_on_is_told_once(client, bees):
    bees.texts.update(summary="Vi arbejder med korte fødevarekæder og honning.")
    reasons = ask(client, text="korte fødevarekæder og honning").context["matches"][0]["reasons"]
    assert reasons[:2] == [
        "Works on Short food supply chains",
        "Tells of the same: honning, fødevarekæder, korte",
    ]


def test_an_open_end_is_three_years(client, bees):
    reasons = ask(client, text="Honning", first="2027").context["matches"][0]["reasons"]
    assert "Has money to spend from 1 January 2027 to 31 December 2029" in reasons
    reasons = ask(client, text="Honning", last="2025").context["matches"][0]["reasons"]
    assert "Has money to spend from 1 January 2023 to 31 December 2025" in reasons


def test_cooperation_begins_with_the_finder(client):
    assert client.get("/lv/cooperation/").url == "/lv/cooperation/partners/"
