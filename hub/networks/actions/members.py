"""People in networks; what holds for people of any body is in `hub.networks.joining`."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from hub.networks import letters, permissions, scope
from hub.networks.joining import Joining, LastOne, register
from hub.networks.models import Network, NetworkInvitation, NetworkMembership

LastAdministrator = LastOne
Role = NetworkMembership.Role


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


people = register(
    Joining(
        members=NetworkMembership,
        invitations=NetworkInvitation,
        body="network",
        decides=Role.ADMINISTRATOR,
        may_see=permissions.may_read_log,
        may_manage=permissions.may_manage_people,
        deciders=permissions.deciders,
        changed=sync_groups,
        tell=letters.send_later,
    )
)


def request_membership(*, user, network: Network, role: str = Role.EDITOR) -> NetworkMembership:
    """Somebody asks to work for a network; what is open already stays as it is."""
    return people.request(user=user, body=network, role=role)


def grant(*, user, network: Network, role: str, by=None, until: datetime | None = None) -> NetworkMembership:
    """Give somebody a role in a network from now on (see `Joining.grant`). Raises LastAdministrator."""
    return people.grant(user=user, body=network, role=role, by=by, until=until)


def refuse(*, membership: NetworkMembership, by) -> None:
    """Say no to a request."""
    people.refuse(membership=membership, by=by)


def end_membership(*, membership: NetworkMembership, by=None) -> None:
    """End somebody's part in a network now. Raises LastAdministrator."""
    people.end(membership=membership, by=by)


@transaction.atomic
def leave(*, user, network: Network) -> None:
    """Somebody leaves a network, or takes back a request. Raises LastAdministrator."""
    held = people.held(user, network)
    if held:
        people.end(membership=held, by=user)


def end_what_has_run_out() -> None:
    """End memberships whose time is over. They give no records since that moment; now other rights go, too."""
    over = NetworkMembership.objects.filter(state=NetworkMembership.State.ACTIVE, until__lte=now())
    for membership in over.select_related("user", "network"):
        with transaction.atomic():
            membership.state = NetworkMembership.State.ENDED
            membership.save(update_fields=["state"])
            sync_groups(user=membership.user)
