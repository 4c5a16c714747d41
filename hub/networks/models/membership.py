from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from .network import Network


class Memberships(models.QuerySet):
    """Querysets of any kind of membership."""

    def active(self):
        """Those that give rights now."""
        return self.filter(Q(until=None) | Q(until__gt=now()), state=Membership.State.ACTIVE)

    def waiting(self):
        """Requests that nobody has decided on."""
        return self.filter(state=Membership.State.REQUESTED)


class Membership(models.Model):
    """Abstract: a person's part in a body, from when to when, and who gave it.

    Rows are never deleted: who was responsible when is what an audit asks for.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("requested")
        ACTIVE = "active", _("active")
        REFUSED = "refused", _("refused")
        ENDED = "ended", _("ended")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss", verbose_name=_("person")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.REQUESTED)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granted by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = Memberships.as_manager()

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    @property
    def is_active(self) -> bool:
        """Whether it gives rights now."""
        return self.state == self.State.ACTIVE and (self.until is None or self.until > now())


#: States in which a person can have only one membership in a body.
OPEN = (Membership.State.REQUESTED, Membership.State.ACTIVE)


def a_fortnight_on():
    """When an invitation that is sent now runs out."""
    return now() + timedelta(days=14)


class Invitations(models.QuerySet):
    def open(self):
        """Those that can be taken up now."""
        return self.filter(taken_at=None, withdrawn_at=None, runs_out_at__gt=now())


class Invitation(models.Model):
    """Abstract: a role offered to whoever reads the letters of an e-mail address."""

    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language of the mail"), max_length=2, choices=settings.LANGUAGES)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by")
    )
    created_at = models.DateTimeField(auto_now_add=True)
    runs_out_at = models.DateTimeField(_("open until"), default=a_fortnight_on)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = Invitations.as_manager()

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self):
        return self.email


class NetworkMembership(Membership):
    """A person's role in a network. An administrator is an editor who also decides on people."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("network administrator")
        EDITOR = "editor", _("network editor")

    network = models.ForeignKey(
        Network, models.CASCADE, related_name="memberships", verbose_name=_("network")
    )
    role = models.CharField(_("role"), max_length=13, choices=Role, default=Role.EDITOR)

    class Meta(Membership.Meta):
        verbose_name = _("member of a network")
        verbose_name_plural = _("members of networks")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "network"], condition=Q(state__in=OPEN), name="network_member_once"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.network}"


class NetworkInvitation(Invitation):
    """A role in a network, offered."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="invitations")
    role = models.CharField(_("role"), max_length=13, choices=NetworkMembership.Role)

    class Meta(Invitation.Meta):
        verbose_name = _("invitation to a network")
        verbose_name_plural = _("invitations to networks")
