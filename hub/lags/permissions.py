"""Who may do what with a local action group on the site; in the admin its policy answers (`ScopedPolicy`)."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from hub.networks.models import Network, NetworkMembership
from hub.networks.scope import scope_of

from .models import Lag, LagMembership

Role = LagMembership.Role


def role_of(user, lag: Lag) -> str:
    """Somebody's role in a group now, "" for none."""
    if not user.is_authenticated:
        return ""
    return lag.memberships.active().filter(user=user).values_list("role", flat=True).first() or ""


def tends(user, lag: Lag) -> bool:
    """Whether somebody works for a network that tends the group, or for the whole hub."""
    return user.is_authenticated and scope_of(user).covers_record(lag)


def may_see_people(user, lag: Lag) -> bool:
    """Whether somebody sees who works for a group: its people and its network."""
    return bool(role_of(user, lag)) or tends(user, lag)


def may_manage_people(user, lag: Lag) -> bool:
    """Whether somebody invites, decides on requests and ends memberships: managers and the network."""
    return role_of(user, lag) == Role.MANAGER or tends(user, lag)


def may_edit(user, lag: Lag) -> bool:
    """Whether somebody writes the group's profile and projects: its people and its network."""
    return may_see_people(user, lag)


def may_validate(user, lag: Lag) -> bool:
    """Whether somebody vouches for the group's profile: its network."""
    return tends(user, lag)


def deciders(lag: Lag) -> list:
    """Who is written to when somebody asks to join: the managers; where there are none, the network."""
    active = LagMembership.objects.active().filter(lag=lag, role=Role.MANAGER, user__is_active=True)
    managers = [each.user for each in active.select_related("user")]
    return managers or list(_administrators_over(lag))


def people_of(*groups: Lag | int) -> QuerySet:
    """Who works for any of some groups (or keys of groups) now."""
    found = LagMembership.objects.active().filter(lag__in=groups)
    return get_user_model().objects.filter(pk__in=found.values("user"), is_active=True)


def tenders(lag: Lag) -> QuerySet:
    """Who works for a network that tends a group, editors and administrators."""
    return _people_over(lag)


def _administrators_over(lag: Lag) -> QuerySet:
    """Administrators of the networks that tend a group."""
    return _people_over(lag, role=NetworkMembership.Role.ADMINISTRATOR)


def networks_over(lag: Lag) -> QuerySet[Network]:
    """Networks that tend a group; one may stand there twice."""
    starts = [code for region in lag.regions.all() for code in region.path]
    return Network.objects.filter(Q(countries=lag.country_id) | Q(regions__in=starts))


def _people_over(lag: Lag, **role) -> QuerySet:
    over = networks_over(lag).order_by().values("pk")
    found = NetworkMembership.objects.active().filter(network__in=over, **role)
    return get_user_model().objects.filter(pk__in=found.values("user"), is_active=True)
