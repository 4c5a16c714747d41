"""From a project to a case: by the network's people, or proposed by the group's."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.cases import actions
from hub.cases.models import CasePage, CaseProposal
from hub.lags import actions as lags
from hub.notifications.models import Notification
from hub.projects.models import Experience, ProjectPrinciple, ProjectTheme
from hub.vocabulary.models import Principle
from tests.factories import LagFactory, ProjectFactory, UserFactory
from tests.factories.networks import a_member, a_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = ProjectFactory(
        title="Landsbybutik", lang="da", country_id="DK", lag=LagFactory(name="LAG Vest", country_id="DK"),
        texts={"da": {"title": "Landsbybutik", "summary": "Ejet af dem, der handler der."}},
    )  # fmt: skip
    Experience.objects.create(
        project=project, lang="da", challenge="Købmanden lukkede.\n\nBanken sagde nej.", worked="Varm mad.",
        avoid="Gamle køleskabe.", conditions="En grossist.",
    )  # fmt: skip
    ProjectTheme.objects.create(project=project, theme_id="village-shops-services")
    ProjectPrinciple.objects.create(
        project=project, principle=Principle.objects.first(), lang="da", how="Alle stemte."
    )
    return project


def a_form(case: CasePage, user):
    return CasePage.get_edit_handler().get_form_class()(instance=case, for_user=user)


def of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_draft_has_all_that_the_project_told(project):
    editor = a_member(a_network(), language="da")
    answer = of(editor).post(
        reverse("cases:from_project", args=[project.pk]),
        {"network": editor.networkmemberships.get().network_id, "lang": "da"},
    )
    case = CasePage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[case.pk])
    assert of(editor).get(answer.url).status_code == 200
    held = case.get_latest_revision_as_object()
    assert (held.live, held.lang, held.title, held.conditions) == (
        False,
        "da",
        "Landsbybutik",
        "En grossist.",
    )
    assert [block.block_type for block in held.body] == ["challenge", "lesson", "lesson"]
    assert "Købmanden lukkede.\nBanken sagde nej." in held.words
    assert [theme.pk for theme in held.themes.all()] == ["village-shops-services"]
    assert list(held.projects.all()) == [project]
    assert list(held.lags.all()) == [project.lag]
    assert [principle.how for principle in held.principles.all()] == ["Alle stemte."]


def test_nobody_else_begins_one(project):
    address = reverse("cases:from_project", args=[project.pk])
    latvian = a_member(a_network("latvian", "lv", ["LV"]), "administrator")
    assert [of(user).post(address).status_code for user in (latvian, UserFactory())] == [404, 404]
    assert Client().get(address).status_code == 302


def test_a_group_proposes_and_the_network_accepts(project):
    editor, coordinator = a_member(a_network()), UserFactory()
    lags.people.grant(user=coordinator, body=project.lag, role="member")
    of(coordinator).post(reverse("cases:propose", args=[project.pk]), {"why": "It works."})
    proposal = CaseProposal.objects.get()
    told = Notification.objects.get()
    assert (told.kind, told.person) == ("case-proposed", editor)
    page = of(editor).get(reverse("workspace:home")).content.decode()
    assert reverse("cases:proposal", args=[proposal.pk]) in page
    answer = of(editor).post(
        reverse("cases:proposal", args=[proposal.pk]),
        {"network": editor.networkmemberships.get().network_id, "lang": "en"},
    )
    proposal.refresh_from_db()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[proposal.case_id])
    assert (proposal.state, proposal.decided_by, proposal.case.lang) == ("accepted", editor, "en")
    assert Notification.objects.filter(kind="case-accepted", person=coordinator).exists()


def test_a_proposal_that_is_declined_says_why_and_is_decided_once(project):
    editor, coordinator = a_member(a_network()), UserFactory()
    proposal = actions.propose(project=project, why="It works.", by=coordinator)
    address = reverse("cases:proposal", args=[proposal.pk])
    foreign = a_member(a_network("latvian", "lv", ["LV"]), "administrator")
    assert of(foreign).get(address).status_code == of(coordinator).get(address).status_code == 404
    of(editor).post(address, {"decline": "yes", "reason": "Too early."})
    assert Notification.objects.get(person=coordinator).context["reason"] == "Too early."
    with pytest.raises(actions.Decided):
        actions.decline(proposal=proposal, reason="No.", by=editor)
    assert of(UserFactory()).get(reverse("cases:propose", args=[project.pk])).status_code == 404


def test_a_case_links_to_nothing_that_is_hidden(project):
    hidden = ProjectFactory(title="Hemmelig", country_id="LV", published=False)
    editor = a_member(a_network())
    case = actions.draft_from_project(
        project=project, network=editor.networkmemberships.get().network, lang="da"
    )
    page = of(editor).get(reverse("wagtailadmin_pages:edit", args=[case.pk])).content.decode()
    assert "Hemmelig" not in page
    suggested = of(editor).get(reverse("suggest_projects_of_cases"), {"term": "l"}).json()
    assert suggested == [f"{project.pk} Landsbybutik"]
    form = a_form(case, editor)
    assert hidden not in form.fields["projects"].queryset
    assert project in form.fields["projects"].queryset


def test_a_name_with_a_comma_stays_one_name(project):
    shop = ProjectFactory(title="Butik, ejet af alle", country_id="DK")
    editor = a_member(a_network())
    case = actions.draft_from_project(
        project=project, network=editor.networkmemberships.get().network, lang="da"
    )
    suggested = of(editor).get(reverse("suggest_projects_of_cases"), {"term": "ejet"}).json()
    assert suggested == [f"{shop.pk} Butik; ejet af alle"]
    widget = a_form(case, editor).fields["projects"].widget
    assert widget.value_from_datadict({"projects": f'"{suggested[0]}"'}, {}, "projects") == [str(shop.pk)]
    assert widget.format_value([str(shop.pk), "der"]) == f'"{shop.pk} Butik; ejet af alle"'
