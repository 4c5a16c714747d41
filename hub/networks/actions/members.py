"""People in networks: asked for, granted, changed, ended. Each change is in the network's log."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.timezone import now
from wagtail.log_actions import log

from hub.networks import scope
from hub.networks.models import Network, NetworkMembership
from hub.networks.models.membership import OPEN

State, Role = NetworkMembership.State, NetworkMembership.Role


class LastAdministrator(Exception):
    """Nobody would be left to decide on the network's people."""


@transaction.atomic
def request_membership(*, user, network: Network, role: str = Role.EDITOR) -> NetworkMembership:
    """Somebody asks to work for a network; what is open already stays as it is."""
    membership, made = NetworkMembership.objects.get_or_create(
        user=user, network=network, state__in=OPEN, defaults={"role": role, "state": State.REQUESTED}
    )
    if made:
        _note(membership, "networks.request", by=user)
    return membership


@transaction.atomic
def grant(*, user, network: Network, role: str, by=None, until: datetime | None = None) -> NetworkMembership:
    """Give somebody a role in a network from now on; answers a request of theirs, or changes their role.

    by: who decides; None for the hub itself. Raises LastAdministrator when the role takes the last one away.
    """
    held = NetworkMembership.objects.filter(user=user, network=network, state__in=OPEN).first()
    if held and held.state == State.ACTIVE:
        return change_role(membership=held, role=role, by=by)
    membership = held or NetworkMembership(user=user, network=network)
    membership.role, membership.state = role, State.ACTIVE
    membership.since, membership.until, membership.granted_by = now(), until, by
    membership.save()
    sync_groups(user=user)
    _note(membership, "networks.grant", by=by)
    return membership


@transaction.atomic
def change_role(*, membership: NetworkMembership, role: str, by=None) -> NetworkMembership:
    """Another role for a member. Raises LastAdministrator."""
    if membership.role == role:
        return membership
    _keep_one_administrator(membership)
    membership.role, membership.granted_by = role, by
    membership.save(update_fields=["role", "granted_by"])
    sync_groups(user=membership.user)
    _note(membership, "networks.change_role", by=by)
    return membership


@transaction.atomic
def refuse(*, membership: NetworkMembership, by) -> None:
    """Say no to a request."""
    membership.state, membership.until, membership.granted_by = State.REFUSED, now(), by
    membership.save(update_fields=["state", "until", "granted_by"])
    _note(membership, "networks.refuse", by=by)


@transaction.atomic
def end_membership(*, membership: NetworkMembership, by=None) -> None:
    """End somebody's part in a network now. Raises LastAdministrator."""
    _keep_one_administrator(membership)
    membership.state, membership.until = State.ENDED, now()
    membership.save(update_fields=["state", "until"])
    sync_groups(user=membership.user)
    _note(membership, "networks.end", by=by)


def leave(*, user, network: Network) -> None:
    """Somebody leaves a network, or takes back a request. Raises LastAdministrator."""
    for membership in NetworkMembership.objects.filter(user=user, network=network, state__in=OPEN):
        end_membership(membership=membership, by=user)


@transaction.atomic
def sync_groups(*, user) -> None:
    """Put somebody into the groups that their active memberships give, and out of those of other networks."""
    roles = dict(NetworkMembership.objects.active().filter(user=user).values_list("network", "role"))
    wanted = set()
    for network in Network.objects.filter(pk__in=roles):
        administers = roles[network.pk] == Role.ADMINISTRATOR
        wanted.add(network.administrators_id if administers else network.editors_id)
    of_networks = user.groups.exclude(edits_for=None, administers=None).values_list("pk", flat=True)
    user.groups.remove(*set(of_networks) - wanted)
    user.groups.add(*wanted)
    scope.forget(user)


def _keep_one_administrator(membership: NetworkMembership) -> None:
    if membership.role != Role.ADMINISTRATOR or not membership.is_active:
        return
    # Two administrators who leave at the same moment wait for each other here.
    Network.objects.select_for_update().get(pk=membership.network_id)
    others = membership.network.memberships.active().exclude(pk=membership.pk)
    if not others.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise LastAdministrator


def _note(membership: NetworkMembership, action: str, *, by) -> None:
    person = get_user_model().objects.get(pk=membership.user_id)
    log(
        instance=membership.network,
        action=action,
        user=by,
        data={"person": str(person), "person_id": person.pk, "role": str(membership.role)},
    )
