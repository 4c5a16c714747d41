"""How people come into a body (a network, a LAG), change their role and leave; the same for every body.

Each change is in the log of the body. Letters go out after the commit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db import transaction
from django.utils.timezone import now
from wagtail.log_actions import log

from .models import Invitation, Membership
from .models.membership import OPEN

State = Membership.State
SALT = "hub.networks.invitation"


class LastOne(Exception):
    """Nobody would be left to decide on the body's people."""


class NoInvitation(Exception):
    """An invitation that never was, or that is taken, withdrawn or run out."""


@dataclass(frozen=True)
class Joining:
    """The ways into one kind of body.

    body: name of the field to it in both models, which is also the name of the kind. decides: the role that
    decides on people. may_see, may_manage: who sees the people of a body, and who decides on them. deciders:
    who is written to when somebody asks. changed: told of a user whose rights have changed. tell: (kind, what,
    key of the invitation or membership), called after the commit, to send a letter.
    """

    members: type[Membership]
    invitations: type[Invitation]
    body: str
    decides: str
    may_see: Callable[..., bool]
    may_manage: Callable[..., bool]
    deciders: Callable[..., list]
    changed: Callable[..., None] = lambda user: None
    tell: Callable[[str, str, int], None] = lambda kind, what, key: None

    def held(self, user, body) -> Membership | None:
        """Somebody's open membership or request in a body."""
        return self.members.objects.filter(**{"user": user, self.body: body, "state__in": OPEN}).first()

    @transaction.atomic
    def request(self, *, user, body, role: str) -> Membership:
        """Ask to come in; what is open already stays as it is."""
        membership, made = self.members.objects.get_or_create(
            **{"user": user, self.body: body, "state__in": OPEN},
            defaults={"role": role, "state": State.REQUESTED},
        )
        if made:
            self._note(membership, "networks.request", by=user)
            self._tell("request", membership.pk)
        return membership

    @transaction.atomic
    def grant(self, *, user, body, role: str, by=None, until: datetime | None = None) -> Membership:
        """Give a role from now on; answers a request, or changes the role of a member.

        by: who decides, None for the hub itself. Raises LastOne when somebody takes the last one's role away
        from themselves.
        """
        held = self.held(user, body)
        if held and held.state == State.ACTIVE and held.is_active:
            return self.change_role(membership=held, role=role, by=by)
        asked = held is not None and held.state == State.REQUESTED
        membership = held or self.members(**{"user": user, self.body: body})
        membership.role, membership.state = role, State.ACTIVE
        membership.since, membership.until, membership.granted_by = now(), until, by
        membership.save()
        self.changed(user=user)
        self._note(membership, "networks.grant", by=by)
        if asked:
            self._tell("grant", membership.pk)
        return membership

    @transaction.atomic
    def change_role(self, *, membership: Membership, role: str, by=None) -> Membership:
        """Another role for a member. Raises LastOne."""
        if membership.role == role:
            return membership
        self._keep_one(membership, by)
        membership.role, membership.granted_by = role, by
        membership.save(update_fields=["role", "granted_by"])
        self.changed(user=membership.user)
        self._note(membership, "networks.change_role", by=by)
        return membership

    @transaction.atomic
    def refuse(self, *, membership: Membership, by) -> None:
        """Say no to a request; what is none stays."""
        asked = self.members.objects.filter(pk=membership.pk, state=State.REQUESTED)
        if not asked.update(state=State.REFUSED, until=now(), granted_by=by):
            return  # somebody else has decided meanwhile
        self._note(membership, "networks.refuse", by=by)
        self._tell("refuse", membership.pk)

    @transaction.atomic
    def end(self, *, membership: Membership, by=None) -> None:
        """End somebody's part now, or take a request back. Raises LastOne."""
        self._keep_one(membership, by)
        membership.state, membership.until = State.ENDED, now()
        membership.save(update_fields=["state", "until"])
        self.changed(user=membership.user)
        self._note(membership, "networks.end", by=by)

    @transaction.atomic
    def invite(self, *, body, email: str, role: str, language: str, by) -> Invitation:
        """Offer a role by a letter. An open offer to the same address is withdrawn."""
        email = email.strip().lower()
        before = self.invitations.objects.open().filter(**{self.body: body, "email": email})
        before.update(withdrawn_at=now())
        invitation = self.invitations.objects.create(
            **{self.body: body, "email": email, "role": role, "language": language, "invited_by": by}
        )
        data = {"person": email, "role": role}
        log(instance=body, action="networks.invite", user=by, data=data)
        self._tell("invite", invitation.pk)
        return invitation

    def withdraw(self, *, invitation: Invitation) -> None:
        """Take an offer back."""
        self.invitations.objects.open().filter(pk=invitation.pk).update(withdrawn_at=now())

    def token(self, invitation: Invitation) -> str:
        """What stands in the letter's link; nobody can make one without the hub's key."""
        return signing.dumps([self.body, invitation.pk], salt=SALT)

    @transaction.atomic
    def take_up(self, *, invitation: Invitation, user) -> Membership:
        """Come in by an invitation, once. Raises NoInvitation.

        Whoever has the letter may take it up, with an account of any address, as long as who wrote it may
        still invite.
        """
        body = getattr(invitation, self.body)
        if invitation.invited_by is None or not self.may_manage(invitation.invited_by, body):
            raise NoInvitation
        taken = self.invitations.objects.open().filter(pk=invitation.pk)
        if not taken.update(taken_at=now(), taken_by=user):
            raise NoInvitation
        held = self.held(user, body)
        if held and held.is_active and held.role == self.decides:
            return held
        return self.grant(user=user, body=body, role=invitation.role, by=invitation.invited_by)

    def _keep_one(self, membership: Membership, by) -> None:
        """Nobody makes a body headless by a step of their own; those above it may."""
        if membership.role != self.decides or not membership.is_active or by not in (None, membership.user):
            return
        body = getattr(membership, self.body)
        # Two who leave at the same moment wait for each other here.
        type(body).objects.select_for_update().get(pk=body.pk)
        others = self.members.objects.active().filter(**{self.body: body, "role": self.decides})
        if not others.filter(user__is_active=True).exclude(pk=membership.pk).exists():
            raise LastOne

    def _note(self, membership: Membership, action: str, *, by) -> None:
        user = membership.user
        data = {"person": str(user), "person_id": user.pk, "role": str(membership.role)}
        log(instance=getattr(membership, self.body), action=action, user=by, data=data)

    def _tell(self, what: str, key: int) -> None:
        transaction.on_commit(lambda: self.tell(self.body, what, key))


_kinds: dict[str, Joining] = {}


def register(kind: Joining) -> Joining:
    """Make the invitations of a kind of body known."""
    _kinds[kind.body] = kind
    return kind


def kind_of(name: str) -> Joining:
    """The ways into a kind of body. Raises KeyError."""
    return _kinds[name]


def invitation_of(token: str) -> tuple[Joining, Invitation]:
    """The open invitation that a link is about. Raises NoInvitation."""
    try:
        name, key = signing.loads(token, salt=SALT)
        kind = kind_of(name)
    except (signing.BadSignature, ValueError, KeyError) as error:
        raise NoInvitation from error
    invitation = kind.invitations.objects.open().select_related(name, "invited_by").filter(pk=key).first()
    if invitation is None:
        raise NoInvitation
    return kind, invitation


def all_kinds() -> list[Joining]:
    """Every kind of body that people can come into."""
    return list(_kinds.values())
