"""What people are told of offers, interests and conversations."""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.notifications.actions import notify
from hub.notifications.kinds import Kind, register


def _offer_desk(offer) -> str:
    return reverse("offers:offer", args=[offer.pk])


def _to_review(offer) -> str:
    return reverse("offers:review", args=[offer.pk])


def _talk(conversation) -> str:
    return conversation.get_absolute_url()


def _reports(report) -> str:
    return reverse("offers:reports")


#: (name, subject, text, where it leads)
_KINDS = (
    (
        "offer-submitted", _("An offer waits for your judgement: %(about)s"),
        _("“%(about)s” was sent to your network. Four criteria decide whether it is published."), _to_review,
    ),
    (
        "offer-published", _("Your offer is published: %(about)s"),
        _("Your network has published “%(about)s”. Groups everywhere find it now."), _offer_desk,
    ),
    (
        "offer-returned", _("Your offer came back: %(about)s"),
        _("Your network has remarks on “%(about)s”. Change it and send it again."), _offer_desk,
    ),
    (
        "offer-expires", _("Your offer ends in %(days)s days: %(about)s"),
        _("“%(about)s” will not be found after that. One click renews it for a year."), _offer_desk,
    ),
    (
        "offer-expired", _("Your offer has ended: %(about)s"),
        _("“%(about)s” is not found any more. One click renews it for a year."), _offer_desk,
    ),
    (
        "interest-expressed", _("%(lag)s is interested in your offer"),
        _("%(lag)s wants to take part in “%(offer)s” and writes: %(text)s"), _talk,
    ),
    (
        "interest-accepted", _("%(lag)s says yes"),
        _("%(lag)s wants to go on with you on “%(offer)s”."), _talk,
    ),
    (
        "interest-declined", _("%(lag)s says no this time"),
        _("%(lag)s thanks you for your interest in “%(offer)s”. %(reason)s"), _talk,
    ),
    (
        "interest-withdrawn", _("%(lag)s has taken its interest back"),
        _("%(lag)s does not want to take part in “%(offer)s” any more."), _talk,
    ),
    (
        "interest-closed", _("An offer that you are interested in has ended"),
        _("%(lag)s has ended “%(offer)s”. Thank you for your interest."), _talk,
    ),
    (
        "interest-waits", _("%(lag)s waits for your answer"),
        _("%(lag)s has been waiting for %(days)s days to hear from you about “%(offer)s”. A short no is kinder "
          "than none."), _talk,
    ),
    ("message", _("%(lag)s writes to you"), _("%(lag)s writes about “%(offer)s”: %(text)s"), _talk),
    (
        "message-reported", _("A message of %(lag)s was reported"),
        _("Somebody says that a message of %(lag)s should not have been sent. Please look at it."), _reports,
    ),
)  # fmt: skip


def register_kinds() -> None:
    """Make them known; called when the app is ready."""
    for slug, subject, text, address in _KINDS:
        register(Kind(slug=slug, topic="cooperation", subject=subject, text=text, address=address))


def tell(kind: str, people: Iterable, about: Model, *, key: str = "", but=None, **context) -> None:
    """Tell people, all but the one who did it; values of the context as text."""
    others = [user for user in people if but is None or user.pk != but.pk]
    notify(kind=kind, people=others, about=about, key=key, context=context)
