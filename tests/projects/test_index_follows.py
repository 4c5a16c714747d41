"""What the index hears of when something beside a project or an organisation changes."""

import pytest
from django.urls import reverse

from hub.lags import actions as lag_actions
from hub.lags.models import Lag
from hub.projects import actions
from hub.projects.models import Organisation, Project
from search.models import OutboxEntry
from tests.factories import BeneficiaryFactory, LagFactory, OrganisationFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """Ids that the index was told of since the test asked last, by kind."""

    def ids(kind: str) -> set[int]:
        rows = OutboxEntry.objects.filter(kind=kind)
        found = {pk for row in rows for pk in row.ids}
        OutboxEntry.objects.all().delete()
        return found

    return ids


@pytest.fixture
def lag_with_project():
    lag = LagFactory(name="Vidzemes pakalni")
    project = ProjectFactory(lag=lag)
    OutboxEntry.objects.all().delete()
    return lag, project


def taker(organisation: Organisation) -> dict:
    key = f"{organisation.source_id}:{organisation.external_id}"
    return {"role": "lead", "organisation": key, "name": organisation.name}


def test_projects_of_a_group_that_an_import_renames(heard, lag_with_project):
    lag, project = lag_with_project
    lag_actions.update_lag(lag_id=lag.pk, values={"name": "Pakalni"})
    assert heard("project") == {project.pk}
    lag_actions.update_lag(lag_id=lag.pk, values={"address": "Alsunga"})
    assert heard("project") == set()


def test_projects_of_a_group_that_a_person_renames(heard, lag_with_project):
    lag, project = lag_with_project
    lag.name = "Pakalni"
    lag.save_revision().publish()
    assert heard("project") == {project.pk}


def test_projects_of_a_group_that_is_deleted(heard, lag_with_project):
    lag, project = lag_with_project
    lag_actions.delete_lags(ids=[lag.pk])
    assert heard("project") == {project.pk}


def test_projects_of_groups_that_are_deleted_at_once(heard, lag_with_project):
    Lag.objects.all().delete()
    assert heard("project") == {lag_with_project[1].pk}


def test_organisations_before_and_after_a_change_of_who_takes_part(heard):
    project, old, new = ProjectFactory(), OrganisationFactory(), OrganisationFactory()
    BeneficiaryFactory(project=project, organisation=old)
    actions.update_many(changes={project.pk: {"beneficiaries": [taker(new)]}})
    assert heard("organisation") == {old.pk, new.pk}
    actions.update_many(changes={project.pk: {"place": "Ribe"}})
    assert heard("organisation") == set()


def test_an_organisation_that_takes_part_for_the_first_time(heard):
    known, new = OrganisationFactory(), OrganisationFactory()
    held = BeneficiaryFactory(organisation=known).project
    snapshot = {"title": "Bro", "lang": "da", "country_id": "DK", "beneficiaries": [taker(known), taker(new)]}
    row = actions.NewProject("7", "", snapshot)
    (made,), _ = actions.create_many(source_id=held.source_id, rows=[row])
    assert heard("organisation") == {new.pk}
    assert Project.objects.filter(pk=made).exists()


def delete_ticked(client, model, *records):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    url = reverse("wagtail_bulk_action", args=["projects", model, "delete"])
    query = "&".join(f"id={record.pk}" for record in records)
    assert client.post(f"{url}?{query}&next=/").status_code == 302


def test_organisations_of_projects_that_are_ticked_and_deleted(client, heard):
    held = BeneficiaryFactory()
    project, organisation = held.project, held.organisation
    other = ProjectFactory()
    delete_ticked(client, "project", project, other)
    assert Project.objects.count() == 0
    assert heard("organisation") == {organisation.pk}


def test_projects_of_organisations_that_are_ticked_and_deleted(client, heard):
    held = BeneficiaryFactory()
    delete_ticked(client, "organisation", held.organisation, OrganisationFactory())
    assert Organisation.objects.count() == 0
    assert heard("project") == {held.project.pk}
