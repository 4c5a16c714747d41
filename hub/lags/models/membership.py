from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hub.networks.models import Invitation, Membership
from hub.networks.models.membership import OPEN

from .lag import Lag


class LagMembership(Membership):
    """A person's role in a local action group. A manager is a member who also decides on people."""

    class Role(models.TextChoices):
        MANAGER = "manager", _("LAG manager")
        MEMBER = "member", _("LAG member")

    lag = models.ForeignKey(Lag, models.CASCADE, related_name="memberships", verbose_name=_("group"))
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.MEMBER)

    class Meta(Membership.Meta):
        verbose_name = _("member of a group")
        verbose_name_plural = _("members of groups")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "lag"], condition=Q(state__in=OPEN), name="lag_member_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.lag}"


class LagInvitation(Invitation):
    """A role in a local action group, offered."""

    lag = models.ForeignKey(Lag, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=7, choices=LagMembership.Role)

    class Meta(Invitation.Meta):
        verbose_name = _("invitation to a group")
        verbose_name_plural = _("invitations to groups")
