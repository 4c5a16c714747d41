"""Pages of the way from a project to a case."""

from django.urls import reverse

from hub.cases import actions
from hub.lags import actions as lags
from tests.factories import LagFactory, ProjectFactory, UserFactory
from tests.factories.networks import a_member, a_network
from tests.journeys.rendered import _seen_by


def from_project() -> str:
    """Where a network's editor begins a case of a project."""
    project = ProjectFactory(country_id="DK")
    return _seen_by(a_member(a_network("scribes")), reverse("cases:from_project", args=[project.pk]))


def propose() -> str:
    """Where somebody of a group proposes a project as a case."""
    lag, user = LagFactory(), UserFactory()
    lags.people.grant(user=user, body=lag, role="member")
    return _seen_by(user, reverse("cases:propose", args=[ProjectFactory(lag=lag).pk]))


def proposal() -> str:
    """A proposal as the network reads it."""
    editor, project = a_member(a_network("readers")), ProjectFactory(country_id="DK")
    held = actions.propose(project=project, why="It works.", by=editor)
    return _seen_by(editor, reverse("cases:proposal", args=[held.pk]))
