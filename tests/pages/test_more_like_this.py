"""From a record to others like it."""

import pytest

from tests.factories import LagFactory, ProjectFactory

pytestmark = pytest.mark.django_db


def test_a_project_leads_to_those_that_tell_the_same(client, index):
    project = ProjectFactory(title="Solceller på forsamlingshuset")
    alike = ProjectFactory(title="Solceller på hallen")
    ProjectFactory.create_batch(12, title="Cykelsti langs fjorden")
    hidden = ProjectFactory(title="Solceller på skolen")
    index()
    type(hidden).objects.filter(pk=hidden.pk).update(published=False)
    response = client.get(f"/en/projects/{project.pk}/", follow=True)
    assert response.context["alike"] == [alike]
    assert "More like this" in response.content.decode()


def test_a_group_leads_to_those_that_tell_the_same(client, index):
    lag, alike = LagFactory(name="Kystgruppen Nord"), LagFactory(name="Kystgruppen Syd")
    for number in range(9):
        LagFactory(name=f"Skovens folk {number}")
    index()
    response = client.get(f"/en/lags/{lag.pk}/", follow=True)
    assert response.context["alike"] == [alike]
