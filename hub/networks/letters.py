"""Letters to people: that they are invited, that somebody asks to join, what was decided.

One text a letter, in the reader's language; they go out in the background, after the commit.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from . import joining
from .models import Membership


def send_later(kind: str, what: str, key: int) -> None:
    """Have a letter sent by the worker."""
    from .tasks import send

    send.enqueue(kind, what, key)


def write(kind: str, what: str, key: int) -> list[EmailMessage]:
    """The letters of something that happened; none when what they are about is gone or has moved on."""
    ways = joining.kind_of(kind)
    if what == "invite":
        invitation = ways.invitations.objects.open().filter(pk=key).first()
        if invitation is None:
            return []
        body = getattr(invitation, kind)
        with translation.override(invitation.language):
            link = reverse("networks:invitation", args=[ways.token(invitation)])
            return [_letter(what, invitation.email, {"body": body, "invitation": invitation, "link": link})]
    membership = ways.members.objects.filter(pk=key).select_related("user", kind).first()
    if membership is None:
        return []
    return [
        _to(user, what, membership, getattr(membership, kind), kind)
        for user in _readers(what, membership, kind)
    ]


def _readers(what: str, membership: Membership, kind: str) -> list:
    if what != "request":
        return [membership.user]
    return (
        list(joining.kind_of(kind).deciders(getattr(membership, kind)))
        if membership.state == "requested"
        else []
    )


def _to(user, what: str, membership: Membership, body, kind: str) -> EmailMessage:
    with translation.override(user.language):
        where = reverse("networks:people", args=[kind, body.pk]) if what == "request" else "/"
        return _letter(what, user.email, {"body": body, "membership": membership, "link": where})


def _letter(what: str, to: str, context: dict) -> EmailMessage:
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + context["link"]
    text = render_to_string(f"networks/mail/{what}.txt", {**context, "link": link})
    subject, _blank, content = text.strip().partition("\n")
    # A name with a line break in it must not become a header.
    return EmailMessage(" ".join(subject.split()), content.strip() + "\n", to=[to])
