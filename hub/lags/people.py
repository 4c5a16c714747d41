"""What the room of groups keeps of a person."""

from django.utils.translation import gettext as _

from hub.core import personal

from .actions import people
from .models import LagMembership


def _of(user):
    return LagMembership.objects.filter(user=user).select_related("lag")


def _tell(user) -> list:
    return list(_of(user).values("lag__name", "role", "state", "since", "until"))


def _hindrances(user) -> list[str]:
    managed = [each.lag for each in _of(user).active().filter(role=people.decides)]
    others = LagMembership.objects.active().exclude(user=user)
    others = others.filter(role=people.decides, user__is_active=True)
    alone = [lag for lag in managed if not others.filter(lag=lag).exists()]
    return [
        _("You are the only manager of %(lag)s. Give somebody else that role, or ask your network to.")
        % {"lag": lag}
        for lag in alone
    ]


def _forget(user) -> None:
    for membership in _of(user).active():
        people.end(membership=membership, by=user)
    _of(user).waiting().delete()


keeper = personal.Keeper("groups", tell=_tell, forget=_forget, hindrances=_hindrances)
