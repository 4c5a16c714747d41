"""What the room of networks keeps of a person."""

from django.db.models import Q
from django.utils.translation import gettext as _

from hub.core import personal

from . import actions, queries
from .joining import all_kinds
from .models import NetworkMembership, RecordLogEntry


def _tell(user) -> dict:
    memberships = NetworkMembership.objects.filter(user=user)
    return {
        "memberships": list(memberships.values("network__name", "role", "state", "since", "until")),
        "changes": list(RecordLogEntry.objects.filter(user=user).values("label", "action", "timestamp")),
    }


def _hindrances(user) -> list[str]:
    return [
        _("You are the only administrator of %(network)s. Give somebody else that role first.")
        % {"network": network}
        for network in queries.networks_of(user)
        if user.pk in (able := [m.user_id for m in queries.administrators(network) if m.user.is_active])
        and len(able) == 1
    ]


def _forget(user) -> None:
    for network in queries.networks_of(user):
        actions.leave(user=user, network=network)
    NetworkMembership.objects.waiting().filter(user=user).delete()
    for ways in all_kinds():
        ways.invitations.objects.filter(Q(email=user.email) | Q(taken_by=user)).update(email="")
        ways.invitations.objects.filter(email="", taken_at=None).delete()
    for entry in RecordLogEntry.objects.filter(Q(data__person_id=user.pk) | Q(data__person=user.email)):
        entry.data = {**entry.data, "person": ""}
        entry.save(update_fields=["data"])


keeper = personal.Keeper("networks", tell=_tell, forget=_forget, hindrances=_hindrances)
