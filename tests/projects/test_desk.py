"""A group's people write its projects on the site: new ones, edits, two at once, and what was learned."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from hub.lags import actions as lags
from hub.lags import desk
from hub.networks.models import RecordLogEntry
from hub.projects.models import Beneficiary, Organisation, Project
from tests.factories import BeneficiaryFactory, LagFactory, OrganisationFactory, ProjectFactory, UserFactory
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def lag():
    return LagFactory(name="Vestkysten", lang="da", country_id="DK", texts={})


def coordinator(lag, **fields):
    user = UserFactory(**fields)
    lags.people.grant(user=user, body=lag, role="member")
    return user


def filled(browser: Client, page: str) -> dict:
    """The form as it comes."""
    opened = browser.get(page).context
    form = opened["form"]
    held = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in held.items() if value not in (None, False)} | {
        "base": opened.get("base") or "", "act": "save",
    }  # fmt: skip


def edit_page(project) -> str:
    return f"/en/workspace/projects/{project.pk}/"


def test_a_coordinator_adds_a_project_and_visitors_find_it(lag):
    anna = coordinator(lag)
    browser, page = browser_of(anna), f"/en/workspace/groups/{lag.pk}/projects/add/"
    OrganisationFactory(name="Lokalforeningen", country_id="DK")
    sent = filled(browser, page) | {
        "text_da_title": "Kogræsserlaug", "text_da_summary": "Vi græsser engene.", "text_en_title": "Grazing guild",
        "theme_1": "nature-biodiversity", "status": "running", "start_on": "2025-03-01", "total_cost": "120000.50",
        "currency": "DKK", "beneficiary": "lokalforeningen", "place": "Lemvig", "lat": "56.55", "lon": "8.31",
    }  # fmt: skip
    browser.post(page, sent)
    project = Project.objects.get()
    assert (project.title, project.lang, project.lag, project.country_id) == (
        "Kogræsserlaug",
        "da",
        lag,
        "DK",
    )
    assert (project.standing, project.total_eur > 16000, project.lat) == ("self_declared", True, 56.55)
    assert [row.theme_id for row in project.project_themes.all()] == ["nature-biodiversity"]
    assert Organisation.objects.get() == Beneficiary.objects.get().organisation
    assert sorted(text.lang for text in project.texts.all()) == ["da", "en"]
    assert "Grazing guild" in Client().get(project.get_absolute_url()).content.decode()
    assert RecordLogEntry.objects.filter(user=anna, action="wagtail.create").exists()
    assert "Kogræsserlaug" in browser.get(f"/en/workspace/groups/{lag.pk}/projects/").content.decode()


def test_an_edit_is_noted_so_that_an_import_leaves_it_and_what_one_does_not_see_stays(lag):
    project = ProjectFactory(lag=lag, title="Butik", themes=["youth"], place="Thy", own_contribution="10.00")
    partner = BeneficiaryFactory(project=project, role="partner")
    lead = BeneficiaryFactory(project=project)
    browser = browser_of(coordinator(lag))
    sent = filled(browser, edit_page(project)) | {"text_da_summary": "Nyt.", "beneficiary": "Møllelauget"}
    browser.post(edit_page(project), sent)
    project = Project.objects.get(pk=project.pk)
    assert project.text_in("da").summary == "Nyt."
    assert project.edited_fields == ["beneficiaries", "text.da"]
    assert (project.place, str(project.own_contribution)) == ("Thy", "10.00")
    rows = [(row.organisation.name, row.role) for row in project.beneficiaries.all()]
    assert rows == [("Møllelauget", "lead"), (partner.organisation.name, "partner")]
    assert lead.organisation.participations.count() == 0


def test_two_at_once_see_both_versions_and_nothing_is_lost(lag):
    project = ProjectFactory(lag=lag, title="Butik")
    anna, jens = browser_of(coordinator(lag)), browser_of(coordinator(lag))
    page = edit_page(project)
    of_anna, of_jens = filled(anna, page), filled(jens, page)
    jens.post(page, of_jens | {"text_da_summary": "Jens.", "place": "Thy"})
    sent = of_anna | {"text_da_summary": "Anna.", "website": "https://anna.example/"}
    answer = anna.post(page, sent)
    assert (answer.status_code, [row["key"] for row in answer.context["rows"]]) == (409, ["text.da.summary"])
    again = dict(answer.context["sent"]) | {"act": "save"}
    assert anna.post(page, again).status_code == 409
    anna.post(page, again | {"choose-text.da.summary": "theirs"})
    project = Project.objects.get(pk=project.pk)
    assert (project.text_in("da").summary, project.place, project.website) == (
        "Jens.", "Thy", "https://anna.example/",
    )  # fmt: skip


def test_what_was_learned_is_told_in_several_languages(lag):
    project = ProjectFactory(lag=lag, status=Project.Status.COMPLETED)
    browser, page = browser_of(coordinator(lag)), f"{edit_page(project)}experience/"
    added = browser.post(page, filled(browser, page) | {"act": "add", "more": "lv"})
    assert added.context["form"].languages_shown == ["da", "lv"]
    sent = filled(browser, page) | {
        "experience_da_worked": "Start småt <b>.", "experience_lv_avoid": "Nesteidzieties.",
        "transferable": "yes", "visit_offered": "on",
    }  # fmt: skip
    browser.post(page, sent)
    project = Project.objects.get(pk=project.pk)
    told = {told.lang: (told.worked, told.avoid) for told in project.experiences.all()}
    assert told == {"da": ("Start småt <b>.", ""), "lv": ("", "Nesteidzieties.")}
    assert (project.transferable, project.visit_offered, project.talk_offered) == ("yes", True, False)
    assert escape("Start småt <b>.") in Client().get(project.get_absolute_url()).content.decode()
    browser.post(page, filled(browser, page) | {"experience_lv_out": "on"})
    assert [told.lang for told in Project.objects.get().experiences.all()] == ["da"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text_da_title": ""}, "text_da_title"),
        ({"start_on": "2025-02-01", "end_on": "2024-02-01"}, "end_on"),
        ({"total_cost": "10", "public_support": "20"}, "public_support"),
        ({"lat": "56"}, "lon"),
        ({"theme_1": "no-such-theme"}, "theme_1"),
        ({"website": "javascript:alert(1)"}, "website"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_not_kept(lag, wrong, field):
    project = ProjectFactory(lag=lag, place="Thy")
    browser = browser_of(coordinator(lag))
    answer = browser.post(edit_page(project), filled(browser, edit_page(project)) | {"place": "Ny"} | wrong)
    assert list(answer.context["form"].errors) == [field]
    assert Project.objects.get().place == "Thy"


def test_others_find_no_such_page(lag):
    project = ProjectFactory(lag=lag, title="Butik")
    pages = [
        f"/en/workspace/groups/{lag.pk}/projects/", f"/en/workspace/groups/{lag.pk}/projects/add/",
        edit_page(project), f"{edit_page(project)}experience/",
    ]  # fmt: skip
    latvian = a_member(a_network("latvian", "lv", ["LV"]))
    for user in (UserFactory(), coordinator(LagFactory()), latvian):
        browser = browser_of(user)
        for page in pages:
            sent = {"act": "save", "text_da_title": "x", "status": "running", "currency": "EUR"}
            assert [browser.get(page).status_code, browser.post(page, sent).status_code] == [404, 404]
    assert Project.objects.get().title == "Butik"
    danish = browser_of(a_member(a_network()))
    assert [danish.get(page).status_code for page in pages] == [200] * 4


def test_a_longer_list_asks_no_more_questions_and_is_searched(lag, django_assert_num_queries):
    project = ProjectFactory(lag=lag, title="Butik")
    browser, page = browser_of(coordinator(lag)), f"/en/workspace/groups/{lag.pk}/projects/"
    browser.get(page)
    with CaptureQueriesContext(connection) as one:
        browser.get(page)
    ProjectFactory(lag=lag, title="Mølle", published=False, source=project.source)
    ProjectFactory(lag=lag, source=project.source)
    with django_assert_num_queries(len(one)):
        browser.get(page)
    found = browser.get(f"{page}?q=mølle").content.decode()
    assert ("Mølle" in found, "hidden" in found, "Butik" in found) == (True, True, False)


def test_rooms_above_put_links_beside_a_project(lag, monkeypatch):
    monkeypatch.setattr(desk, "_links", [*desk._links])
    desk.register_link(desk.Link("project", 1, "Propose it", lambda project, user: f"/en/x/{project.pk}/"))
    project = ProjectFactory(lag=lag)
    page = browser_of(coordinator(lag)).get(edit_page(project)).content.decode()
    assert f'<a href="/en/x/{project.pk}/">Propose it</a>' in page
