"""An editor's day: their own country's records as ever, and the limits of the forms."""

import pytest
from django.test import Client
from django.urls import reverse

from hub.lags.models import Lag
from hub.networks.models import RecordLogEntry
from hub.networks.scope import Scope, scope_of
from hub.places.models import Region
from hub.projects.models import Project
from tests.admin.conftest import sent
from tests.factories import LagFactory, OrganisationFactory, ProjectFactory, UserFactory
from tests.factories.networks import a_member, a_network

PROJECTS = "wagtailsnippets_projects_project"


def browser_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def dane(db) -> Client:
    return browser_of(a_member(a_network()))


def titles(answer) -> list[str]:
    return sorted(str(record) for record in answer.context["object_list"])


def test_a_list_shows_the_own_countrys_records(dane):
    ProjectFactory(title="Vor butik")
    ProjectFactory(title="Mūsu veikals", country_id="LV")
    assert titles(dane.get(reverse(f"{PROJECTS}:list"))) == ["Vor butik"]


def test_an_editor_of_no_network_sees_and_does_nothing(db):
    from django.contrib.auth.models import Permission

    user = UserFactory()
    user.user_permissions.set(Permission.objects.exclude(codename="work_everywhere"))
    ProjectFactory()
    assert browser_of(user).get(reverse(f"{PROJECTS}:list")).url == reverse("wagtailadmin_home")


def test_an_editor_changes_a_record_of_the_own_country(dane):
    project = ProjectFactory(title="Vor butik")
    url = reverse(f"{PROJECTS}:edit", args=[project.pk])
    data = sent(dane.get(url).context["form"]) | {"place": "Thy"}
    assert dane.post(url, data).status_code == 302
    assert Project.objects.get().place == "Thy"
    assert {entry.country for entry in RecordLogEntry.objects.for_instance(project)} == {"DK"}


def test_nobody_puts_a_record_into_anothers_country(dane):
    project = ProjectFactory()
    url = reverse(f"{PROJECTS}:edit", args=[project.pk])
    answer = dane.post(url, sent(dane.get(url).context["form"]) | {"country": "LV"})
    assert answer.context["form"].errors == {"country": ["Your network does not tend records there."]}
    assert Project.objects.get().country_id == "DK"


def test_a_record_of_others_cannot_be_named_and_is_not_shown(dane):
    project, lag = ProjectFactory(), LagFactory(name="Zeltene")
    url = reverse(f"{PROJECTS}:edit", args=[project.pk])
    answer = dane.post(url, sent(dane.get(url).context["form"]) | {"lag": lag.pk})
    assert answer.context["form"].errors == {"lag": ["Choose among the records that your network tends."]}
    assert "Zeltene" not in answer.content.decode()


def test_a_record_of_others_that_is_named_already_may_stay(dane):
    project = ProjectFactory(lag=LagFactory(name="Zeltene"))
    url = reverse(f"{PROJECTS}:edit", args=[project.pk])
    answer = dane.post(url, sent(dane.get(url).context["form"]) | {"place": "Thy"})
    assert answer.status_code == 302


def test_a_regional_network_tends_the_records_of_its_regions(db):
    user = a_member(a_network("zemgale", "lv", (), ["LV009"]))
    inside, outside = LagFactory(name="Iekšā"), LagFactory(name="Ārā")
    inside.regions.add(Region.objects.get(pk="LV009"))
    inside.save()
    outside.regions.add(Region.objects.get(pk="LV00A"))
    outside.save()
    assert list(scope_of(user).narrow(Lag.objects.all())) == [inside]
    assert scope_of(user).covers_record(inside)
    assert not scope_of(user).covers_record(outside)
    OrganisationFactory(country_id="LV", region_id="LV009", name="Biedrība")
    listed = browser_of(user).get(reverse("wagtailsnippets_projects_organisation:list"))
    assert titles(listed) == ["Biedrība"]


def test_the_first_page_counts_what_is_theirs(dane):
    ProjectFactory(country_id="LV")
    home = dane.get(reverse("wagtailadmin_home")).content.decode()
    assert "without a theme" not in home


def test_the_log_shows_changes_of_the_own_records_even_of_deleted_ones(dane):
    for country in ("DK", "LV"):
        project = ProjectFactory(title=f"Gone {country}", country_id=country)
        RecordLogEntry.objects.log_action(project, "wagtail.delete", deleted=True)
        project.delete()
    report = dane.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "Gone DK" in report
    assert "Gone LV" not in report


def test_only_the_hubs_own_people_make_networks_and_change_what_they_cover(db):
    network = a_network()
    administrator = browser_of(a_member(network, "administrator"))
    names = "wagtailsnippets_networks_network"
    assert administrator.get(reverse(f"{names}:add")).url == reverse("wagtailadmin_home")
    url = reverse(f"{names}:edit", args=[network.pk])
    data = sent(administrator.get(url).context["form"]) | {"countries": ["LV"], "website": "https://a.dk"}
    assert administrator.post(url, data).status_code == 302
    network.refresh_from_db()
    assert network.website == "https://a.dk"
    assert [country.pk for country in network.countries.all()] == ["DK"]
    editor = browser_of(a_member(network))
    assert editor.post(url, data).status_code in (302, 404)
    network.refresh_from_db()
    assert network.name == "Network danish"


@pytest.mark.parametrize(
    ("country", "regions", "expected"),
    [("DK", (), True), ("LV", (), False), ("LV", ("LV003",), True), ("LV", ("LV00A", "LV003"), True),
     (None, (), False), ("UK", ("UKN10",), True), ("UK", ("UKN2",), False)],
)  # fmt: skip
def test_what_a_scope_covers(country, regions, expected):
    scope = Scope(countries=frozenset({"DK"}), regions=frozenset({"LV003", "UKN0"}))
    assert scope.covers(country, regions) is expected
