"""People in local action groups; what holds for people of any body is in `hub.networks.joining`."""

from hub.lags import permissions
from hub.lags.domains import is_at_home
from hub.lags.models import Lag, LagInvitation, LagMembership
from hub.networks.joining import Joining, register
from hub.networks.letters import send_later

Role = LagMembership.Role
people = register(
    Joining(
        members=LagMembership,
        invitations=LagInvitation,
        body="lag",
        decides=Role.MANAGER,
        may_see=permissions.may_see_people,
        may_manage=permissions.may_manage_people,
        deciders=permissions.deciders,
        tell=send_later,
    )
)


def join(*, user, lag: Lag) -> LagMembership:
    """'I work for this group': at once with a verified address at the group's domain, else by request.

    Who was there before, or was refused, asks like anybody else: their address may have outlived their work.
    """
    known = LagMembership.objects.filter(user=user, lag=lag).exists()
    if not known and is_at_home(user, lag):
        return people.grant(user=user, body=lag, role=Role.MEMBER)
    return people.request(user=user, body=lag, role=Role.MEMBER)
