import re
from decimal import Decimal

import pytest

from hub.projects.models import Beneficiary, ProjectIndicator, ProjectLink, ProjectPrinciple
from tests.factories import (
    BeneficiaryFactory,
    DataSourceFactory,
    ExperienceFactory,
    LagFactory,
    OrganisationFactory,
    ProjectFactory,
)

pytestmark = pytest.mark.django_db


def page(client, record, **query):
    return client.get(record.get_absolute_url(), query)


def text(response):
    return response.content.decode()


def rich_project(**fields):
    """A project with a row of every kind."""
    project = ProjectFactory(
        lag=LagFactory(), themes=["crafts", "water"], texts={"en": {"title": "Village shop"}}, **fields
    )
    ExperienceFactory(project=project)
    BeneficiaryFactory(project=project)
    BeneficiaryFactory(project=project, role="partner")
    ProjectIndicator.objects.create(project=project, name="Arbejdspladser", target=2, reached=3)
    ProjectPrinciple.objects.create(project=project, principle_id="bottom-up", lang="da", how="Valgt af alle")
    project.keywords.add("butik")
    project.save()
    return project


def test_the_lessons_stand_out_and_say_their_language(client):
    project = ProjectFactory()
    ExperienceFactory(project=project, worked="Frivillige holder åbent", avoid="For mange varer")
    body = text(page(client, project))
    assert '<div lang="da"><p>Frivillige holder åbent</p></div>' in body
    assert '<div lang="da"><p>For mange varer</p></div>' in body
    assert body.index("What worked") < body.index("What to avoid")


def test_money_is_told_in_euro_with_the_original_beside_it(client):
    project = ProjectFactory(currency="DKK", total_cost=Decimal(74589), total_eur=Decimal(10000))
    assert "€10,000" in text(page(client, project))
    assert "DKK" in text(page(client, project))


def test_every_amount_of_a_project_is_told_in_euro(client):
    amounts = {"total_cost": 745_000, "public_support": 372_500, "own_contribution": 149_000}
    project = ProjectFactory(currency="DKK", start_on="2021-03-01", total_eur=Decimal(100_175), **amounts)
    body = text(page(client, project)).replace("\xa0", " ")
    told = re.findall(r'class="money">€([\d,]+) <span class="money__original">\(DKK ([\d,]+)\)', body)
    assert told == [("100,175", "745,000"), ("50,087", "372,500"), ("20,035", "149,000")]


@pytest.mark.parametrize(("licence", "said"), [("", "licence not stated"), ("CC0 1.0", "CC0 1.0")])
def test_a_record_says_under_which_licence_it_stands(client, licence, said):
    project = ProjectFactory(source=DataSourceFactory(licence=licence, licence_url=""))
    assert f"<dd>{said}</dd>" in text(page(client, project))


def test_who_wants_to_do_it_too_is_told_whom_to_ask(client):
    lag = LagFactory(name="LAG Klit", website="https://klit.example/", email="office@klit.example")
    body = text(page(client, ProjectFactory(lag=lag, visit_offered=True)))
    assert 'href="https://klit.example/"' in body
    assert "a visit is offered" in body
    assert "office@klit.example" not in body
    assert 'href="/en/which-lag/"' in body


def test_a_project_without_a_group_names_who_carried_it_out(client):
    organisation = OrganisationFactory(name="Landsbyforeningen", town="Thisted")
    project = BeneficiaryFactory(organisation=organisation).project
    assert "Ask who carried it out" in text(page(client, project))
    assert f'href="{organisation.get_absolute_url()}"' in text(page(client, project))


def test_a_group_that_is_a_draft_is_not_named(client):
    body = text(page(client, ProjectFactory(lag=LagFactory(name="Hemmelig", live=False))))
    assert "Hemmelig" not in body


def test_a_private_person_is_not_named(client):
    project = ProjectFactory()
    Beneficiary.objects.create(project=project, is_person=True)
    assert "a private person" in text(page(client, project))


def test_the_reader_may_choose_the_language_of_the_texts(client):
    project = ProjectFactory(title="Landsbybutik", texts={"en": {"title": "Village shop"}})
    assert "<h1>Village shop</h1>" in text(page(client, project))
    assert '<h1 lang="da">Landsbybutik</h1>' in text(page(client, project, lang="da"))
    assert "<h1>Village shop</h1>" in text(page(client, project, lang="<script>"))


def test_others_of_the_group_and_of_the_theme_are_pointed_to(client):
    lag = LagFactory()
    project = ProjectFactory(lag=lag, themes=["crafts", "water"])
    neighbour = ProjectFactory(lag=lag)
    alike = ProjectFactory(themes=["crafts"])
    ProjectFactory(themes=["water"])
    ProjectFactory(themes=["crafts"], published=False)
    context = page(client, project).context
    assert (context["same_lag"], context["same_theme"]) == ([neighbour], [alike])


@pytest.mark.parametrize(
    "query",
    [{}, {"lang": "da"}, {"lang": "x" * 10_000}, {"page": "abc"}],
    ids=["plain", "da", "long", "page"],
)
def test_script_in_any_text_stays_text(client, query):
    evil = "<script>alert(1)</script>"
    project = ProjectFactory(
        title=evil, place=evil, region_given=evil, programme=evil, measure=evil, lag=LagFactory(name=evil),
        texts={"en": {"title": evil, "summary": evil, "description": evil}},
    )  # fmt: skip
    ExperienceFactory(project=project, worked=evil, avoid=evil, challenge=evil, cost=evil)
    BeneficiaryFactory(project=project, organisation=OrganisationFactory(name=evil, town=evil))
    ProjectIndicator.objects.create(project=project, name=evil, unit=evil)
    ProjectPrinciple.objects.create(project=project, principle_id="bottom-up", lang="da", how=evil)
    ProjectLink.objects.create(project=project, title=evil, url="https://example.org/")
    project.keywords.add(evil)
    project.save()
    for response in (page(client, project, **query), client.get("/en/projects/", query)):
        assert response.status_code == 200
        assert "<script>alert" not in text(response)


def test_an_address_that_is_no_web_page_is_no_link(client):
    bad = "javascript:alert(1)"
    project = ProjectFactory(website=bad, lag=LagFactory(website=bad), source=DataSourceFactory(url=bad))
    ProjectLink.objects.create(project=project, title="Film", url=bad)
    for record in (project, project.lag):
        assert 'href="javascript:' not in text(page(client, record))


def test_what_is_not_published_is_not_found(client):
    hidden = ProjectFactory(published=False, title="Hemmelig")
    for address in (
        hidden.get_absolute_url(),
        f"/en/projects/{hidden.pk}/",
        "/en/projects/999999999999999999/",
    ):
        assert client.get(address).status_code == 404
    assert "Hemmelig" not in text(client.get("/en/projects/"))
    organisation = BeneficiaryFactory(project=hidden).organisation
    assert page(client, organisation).status_code == 404


def test_a_wrong_slug_leads_to_the_right_address(client):
    project = ProjectFactory(title="Fælles butik")
    response = client.get(f"/da/projects/{project.pk}-forkert/")
    assert (response.status_code, response.url) == (301, f"/da/projects/{project.pk}-faelles-butik/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["New", "Old"]),
        ({"sort": "amount"}, ["Old", "New"]),
        ({"country": "LV"}, ["Old"]),
        ({"theme": "crafts"}, ["New"]),
        ({"region": "LV00"}, ["Old"]),
        ({"status": "completed"}, ["Old"]),
        ({"theme": "nonsense", "lag": "abc", "sort": "x"}, ["New", "Old"]),
        ({"lag": "9" * 50}, ["New", "Old"]),
        ({"page": "9" * 5000}, ["New", "Old"]),
    ],
)
def test_the_list_is_narrowed_down_and_sorted(client, query, found):
    ProjectFactory(title="New", start_on="2025-01-01", themes=["crafts"], total_eur=5)
    ProjectFactory(
        title="Old",
        start_on="2016-01-01",
        country_id="LV",
        region_id="LV00B",
        status="completed",
        total_eur=9,
    )
    response = client.get("/en/projects/", query)
    assert response.status_code == 200
    assert [project.title for project in response.context["projects"]] == found


def test_all_projects_of_a_group_or_an_organisation_can_be_listed(client):
    project = ProjectFactory(lag=LagFactory(name="LAG Klit"))
    organisation = BeneficiaryFactory(project=project).organisation
    ProjectFactory()
    for query in ({"lag": project.lag_id}, {"organisation": organisation.pk}):
        assert client.get("/en/projects/", query).context["projects"] == [project]


def test_an_organisation_shows_what_it_took_part_in_and_as_what(client):
    organisation = OrganisationFactory()
    lead = BeneficiaryFactory(organisation=organisation, project__start_on="2024-01-01").project
    partner = BeneficiaryFactory(organisation=organisation, role="partner").project
    assert page(client, organisation).context["projects"] == [(lead, "carries it out"), (partner, "partner")]


def test_a_sample_says_that_it_is_one(client):
    project = ProjectFactory(source=DataSourceFactory(is_sample=True))
    assert "invented to show how the hub works" in text(page(client, project))


@pytest.mark.parametrize("rows", [1, 3])
def test_a_profile_asks_at_most_ten_questions(client, django_assert_max_num_queries, rows):
    project = rich_project()
    for _ in range(rows):
        rich_project()
        ProjectFactory(lag=project.lag)
    page(client, project)  # what is first of its theme is remembered
    with django_assert_max_num_queries(10):
        assert page(client, project).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_no_more_of_three_projects_than_of_one(client, django_assert_max_num_queries, rows):
    for _ in range(rows):
        rich_project()
    with django_assert_max_num_queries(10):
        assert client.get("/en/projects/").status_code == 200
