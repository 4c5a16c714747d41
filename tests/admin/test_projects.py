"""Editing projects by hand."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from hub.projects.models import Project
from search import api, indexer
from search.contracts import Query
from search.models import OutboxEntry
from tests.factories import BeneficiaryFactory, DataSourceFactory, OrganisationFactory, ProjectFactory

from .conftest import row

LIST = "wagtailsnippets_projects_project:list"
ADD = "wagtailsnippets_projects_project:add"


def form_of(project) -> str:
    return reverse("wagtailsnippets_projects_project:edit", args=[project.pk])


def found(text: str) -> list[str]:
    indexer.drain()
    return [hit.key for hit in api.engine().search(Query(text, lang="da")).hits]


def test_an_edited_project_is_found_by_its_new_words(desk, form_at):
    project = ProjectFactory(title="Landsbybutik i Vejby", lang="da")
    data = form_at(form_of(project)) | {"texts-0-title": "Mejeriet genåbner som værksted"}
    response = desk.post(form_of(project), data)
    assert response.status_code == 302
    project.refresh_from_db()
    assert project.title == "Mejeriet genåbner som værksted"
    assert found("værksted") == [f"project:{project.pk}"]
    assert found("landsbybutik") == []


def test_signs_that_turn_the_direction_are_not_kept(desk, form_at):
    project = ProjectFactory(lang="da")
    data = form_at(form_of(project)) | {"texts-0-title": "Havn \u202egpj.exe", "place": "\u2066Vejby\u2069"}
    desk.post(form_of(project), data)
    project.refresh_from_db()
    assert (project.title, project.texts.get().title, project.place) == ("Havn gpj.exe",) * 2 + ("Vejby",)


def test_an_edit_is_noted_so_that_imports_leave_it_alone(desk, form_at):
    project = ProjectFactory(standing=Project.Standing.IMPORTED)
    desk.post(form_of(project), form_at(form_of(project)) | {"place": "Vejby"})
    project.refresh_from_db()
    assert project.edited_fields == ["place"]
    assert project.edited_at is not None


def test_saving_without_a_change_is_no_edit(desk, form_at):
    project = ProjectFactory()
    desk.post(form_of(project), form_at(form_of(project)))
    project.refresh_from_db()
    assert (project.edited_at, project.edited_fields) == (None, [])


def test_amounts_in_euro_follow_the_amounts(desk, form_at):
    project = ProjectFactory(start_on="2020-05-01")
    amounts = {"currency": "DKK", "total_cost": "74542.00", "eu_support": "7454.20"}
    desk.post(form_of(project), form_at(form_of(project)) | amounts)
    project.refresh_from_db()
    assert project.total_eur == Decimal("10000.00").quantize(Decimal("0.01"))
    assert project.eu_eur == Decimal("1000.00")


def test_who_vouches_for_a_project_is_noted(desk, editor, form_at):
    project = ProjectFactory()
    desk.post(form_of(project), form_at(form_of(project)) | {"standing": "validated"})
    project.refresh_from_db()
    assert project.validated_by == editor
    desk.post(form_of(project), form_at(form_of(project)) | {"standing": "self_declared"})
    project.refresh_from_db()
    assert (project.validated_by, project.validated_at) == (None, None)


def test_a_new_project_gets_the_hub_as_its_source(desk, form_at):
    data = form_at(reverse(ADD)) | {"lang": "da", "country": "DK", "status": "planned", "currency": "EUR"}
    data = data | {"texts-TOTAL_FORMS": 0}
    data = row(data, "texts", lang="da", title="En bænk ved havnen", summary="", description="")
    response = desk.post(reverse(ADD), data)
    assert response.status_code == 302, response.context["form"].errors
    project = Project.objects.get(title="En bænk ved havnen")
    assert project.source.slug == "hub"
    assert project.external_id
    assert found("bænk") == [f"project:{project.pk}"]


def test_the_main_theme_and_the_second_change_places(desk, form_at):
    project = ProjectFactory(themes=["rural-tourism", "crafts"])
    data = form_at(form_of(project))
    data |= {"project_themes-0-theme": "crafts", "project_themes-1-theme": "rural-tourism"}
    assert desk.post(form_of(project), data).status_code == 302
    assert [link.theme_id for link in project.project_themes.all()] == ["crafts", "rural-tourism"]


def test_a_fourth_theme_is_refused(desk, form_at):
    project = ProjectFactory(themes=["rural-tourism", "crafts", "water"])
    data = row(form_at(form_of(project)), "project_themes", theme="circular-economy")
    response = desk.post(form_of(project), data)
    assert response.status_code == 200
    assert project.project_themes.count() == 3


@pytest.mark.parametrize(
    ("change", "field", "message"),
    [
        ({"start_on": "2024-05-01", "end_on": "2024-04-01"}, "end_on", "This is before “Starts on”."),
        (
            {"submitted_on": "2024-05-01", "approved_on": "2024-04-01"},
            "approved_on",
            "This is before “Submitted on”.",
        ),
        ({"total_cost": "-1"}, "total_cost", "An amount cannot be below zero."),
        (
            {"total_cost": "100", "public_support": "50", "own_contribution": "20"},
            "total_cost",
            "Public support and own contribution make 70, not 100.",
        ),
        (
            {"public_support": "50", "eu_support": "60"},
            "eu_support",
            "The EU's part cannot be more than the public support.",
        ),
        (
            {"lat": "57.1"},
            "lon",
            "A point needs both latitude and longitude. Fill in both or neither.",
        ),
        ({"lat": "95", "lon": "9.9"}, "lat", "Latitude must be -90 to 90 and longitude -180 to 180 degrees."),
        ({"lat": "9.9", "lon": "57.1"}, "lat", "Latitude and longitude seem to be swapped."),
        ({"region": "LV005"}, "region", "This region is not in Denmark."),
        (
            {"lang": "lv"},
            "lang",
            "There is no text in latviešu below. Add one: the project takes its title from there.",
        ),
    ],
)
def test_mistakes_are_told_at_their_field(desk, form_at, change, field, message):
    project = ProjectFactory()
    response = desk.post(form_of(project), form_at(form_of(project)) | change)
    assert response.status_code == 200
    assert response.context["form"].errors == {field: [message]}
    assert message.split("“")[0].replace("'", "&#x27;") in response.content.decode()


def test_a_register_s_odd_sum_does_not_hinder_the_mending_of_a_text(desk, form_at):
    project = ProjectFactory(total_cost=100, public_support=50, own_contribution=20)
    data = form_at(form_of(project)) | {"texts-0-summary": "Nu med en kort beskrivelse."}
    assert desk.post(form_of(project), data).status_code == 302


def test_a_beneficiary_is_an_organisation_or_a_person(desk, form_at):
    project = ProjectFactory()
    data = row(form_at(form_of(project)), "beneficiaries", role="lead")
    response = desk.post(form_of(project), data)
    errors = response.context["form"].formsets["beneficiaries"].forms[0].errors
    assert errors == {"organisation": ["Choose an organisation, or tick “a natural person”, not both."]}


def test_a_picture_needs_alternative_text_and_credit(desk, form_at):
    project = ProjectFactory()
    response = desk.post(form_of(project), row(form_at(form_of(project)), "images", licence="CC0"))
    errors = response.context["form"].formsets["images"].forms[0].errors
    assert set(errors) == {"image", "alt", "credit"}


def test_a_deleted_project_leaves_the_index(desk):
    project = ProjectFactory(title="Landsbybutik")
    OutboxEntry.objects.create(kind="project", ids=[project.pk])
    assert found("landsbybutik") == [f"project:{project.pk}"]
    desk.post(reverse("wagtailsnippets_projects_project:delete", args=[project.pk]))
    assert not Project.objects.filter(pk=project.pk).exists()
    assert found("landsbybutik") == []


def test_a_renamed_organisation_is_found_with_its_projects(desk, form_at):
    body = OrganisationFactory(name="Foreningen Havblik")
    project = BeneficiaryFactory(organisation=body).project
    url = reverse("wagtailsnippets_projects_organisation:edit", args=[body.pk])
    assert desk.post(url, form_at(url) | {"name": "Foreningen Solopgang"}).status_code == 302
    assert set(found("Solopgang")) == {f"project:{project.pk}", f"organisation:{body.pk}"}


def test_a_source_with_records_cannot_be_deleted(desk, editor):
    editor.is_superuser = True
    editor.save()
    project = ProjectFactory(source=DataSourceFactory(name="Landsregister"))
    response = desk.post(reverse("data_sources:delete", args=[project.source_id]), follow=True)
    told = [str(message) for message in response.context["messages"]]
    assert "“Landsregister” cannot be deleted: 1 other records belong to it." in told[0]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("country=DK", ["Havn", "Skole"]),
        ("theme=crafts", ["Skole"]),
        ("published=false", ["Havn"]),
        ("experience=true", ["Skole"]),
        ("experience=false", ["Havn"]),
        ("needs=no-theme", ["Havn"]),
        ("needs=no-region", ["Havn", "Skole"]),
        ("q=hav", ["Havn"]),
        ("q=reg-7", ["Skole"]),
    ],
)
def test_the_list_narrows_down(desk, query, titles):
    from tests.factories import ExperienceFactory

    ProjectFactory(title="Havn", published=False)
    ExperienceFactory(project=ProjectFactory(title="Skole", external_id="reg-7", themes=["crafts"]))
    response = desk.get(f"{reverse(LIST)}?{query}")
    assert sorted(project.title for project in response.context["object_list"]) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("gedser", ["Gedser fyr", "Havnen i Gedser", "Bystævne", "Et hus"]),
        ("fyr gedser", ["Gedser fyr"]),
        ("HAVNEN Falster", ["Havnen i Gedser"]),
        ("lighthouse", ["Gedser fyr"]),
        ("ærø", ["Skole"]),
        ("gedser skole", []),
    ],
)
def test_all_words_are_found_in_titles_place_and_beneficiary_titles_first(desk, words, titles):
    ProjectFactory(title="Havnen i Gedser", place="Falster")
    ProjectFactory(title="Gedser fyr", texts={"en": {"title": "The lighthouse"}})
    ProjectFactory(title="Skole", place="Ærø")
    ProjectFactory(title="Et hus", place="Gedser")
    organisation = OrganisationFactory(name="Gedser Borgerforening")
    BeneficiaryFactory(project=ProjectFactory(title="Bystævne"), organisation=organisation)
    response = desk.get(reverse(LIST), {"q": words})
    assert [project.title for project in response.context["object_list"]] == titles
    sorted_by = desk.get(reverse(LIST), {"q": words, "ordering": "external_id"}).context["object_list"]
    assert sorted(project.title for project in sorted_by) == sorted(titles)


def test_the_list_says_in_a_word_what_is_shown(desk):
    ProjectFactory(published=False)
    page = desk.get(reverse(LIST)).content.decode()
    assert "<title>False" not in page
    assert ">No<" in re.sub(r"\s", "", page)


def test_form_and_list_lead_to_the_page_on_the_site(desk):
    project, hidden = ProjectFactory(), ProjectFactory(published=False)
    organisation, idle = OrganisationFactory(), OrganisationFactory()
    BeneficiaryFactory(project=project, organisation=organisation)
    BeneficiaryFactory(project=hidden, organisation=idle)
    for shown, other in ((project, hidden), (organisation, idle)):
        viewset = shown.snippet_viewset
        for record, links in ((shown, 1), (other, 0)):
            page = desk.get(reverse(viewset.get_url_name("edit"), args=[record.pk])).content.decode()
            assert page.count("View live") == links
            assert page.count(f'href="{record.get_absolute_url()}"') == links
        page = desk.get(reverse(viewset.get_url_name("list"))).content.decode()
        assert f'href="{shown.get_absolute_url()}"' in page
        assert page.count("View live") == 1


def test_the_list_costs_the_same_for_one_project_and_for_many(desk, django_assert_max_num_queries):
    ProjectFactory(themes=["crafts"])
    desk.get(reverse(LIST))
    with django_assert_max_num_queries(18) as few:
        desk.get(reverse(LIST))
    for _number in range(3):
        ProjectFactory(themes=["water"])
    with django_assert_max_num_queries(len(few.captured_queries)):
        desk.get(reverse(LIST))
