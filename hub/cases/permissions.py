"""Who writes cases of which project, and who proposes one; the pages themselves are Wagtail's to guard."""

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from hub.lags import permissions as of_lags
from hub.networks.models import Network, NetworkMembership
from hub.networks.scope import scope_for, scope_of
from hub.projects.models import Project


def networks_over(project: Project) -> list[Network]:
    """Networks that tend a project."""
    return [
        network for network in Network.objects.order_by("name") if scope_for(network).covers_record(project)
    ]


def may_write_for(user, project: Project) -> list[Network]:
    """Networks for which somebody may tell a project as a case: those that they work for and that tend it."""
    if not user.is_authenticated:
        return []
    scope = scope_of(user)
    return [network for network in networks_over(project) if scope.everywhere or network.pk in scope.networks]


def may_propose(user, project: Project) -> bool:
    """Whether somebody proposes a project as a case: the people of its group."""
    return bool(project.lag_id and user.is_authenticated and of_lags.role_of(user, project.lag))


def writers(project: Project) -> QuerySet:
    """Who is told of a proposal: whoever works for a network that tends the project."""
    active = NetworkMembership.objects.active().filter(network__in=networks_over(project))
    return get_user_model().objects.filter(pk__in=active.values("user"), is_active=True)
