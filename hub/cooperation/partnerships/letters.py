"""What the people of a partnership are told of, and the daily look at deadlines."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.cooperation.models import Partner, Partnership
from hub.lags.permissions import people_of
from hub.notifications import daily
from hub.notifications.actions import notify
from hub.notifications.kinds import Kind, register

TOPIC = "cooperation"
#: Days before a deadline at which its partner's people are reminded.
REMINDED = (30, 7)


def _address(partnership: Partnership) -> str:
    return reverse("partnerships_workspace:page", args=[partnership.pk])


def _kind(slug: str, subject, text) -> Kind:
    return Kind(slug=slug, topic=TOPIC, subject=subject, text=text, address=_address)


KINDS = (
    _kind(
        "partnership-founded",
        _("A partnership with you: %(about)s"),
        _("%(lead)s has founded “%(about)s”, and %(partner)s takes part. Write your own part of the budget."),
    ),
    _kind(
        "partnership-invited",
        _("Invitation to a partnership: %(about)s"),
        _("%(lead)s invites %(partner)s to take part in “%(about)s”. Say yes or no on its page."),
    ),
    _kind(
        "partnership-joined",
        _("%(partner)s takes part in %(about)s"),
        _("%(partner)s has said yes and now writes its own part of the budget."),
    ),
    _kind(
        "partnership-declined",
        _("%(partner)s does not take part in %(about)s"),
        _("%(partner)s has declined or left. See what that means for the others."),
    ),
    _kind(
        "partnership-refused",
        _("%(partner)s was refused: %(about)s"),
        _("The application of %(partner)s was refused. See what that means for the others."),
    ),
    _kind(
        "partnership-stage",
        _("%(about)s has come to another stage"),
        _("The lead of “%(about)s” has moved the partnership on."),
    ),
    _kind(
        "partnership-deadline",
        _("Deadline in %(days)s days: %(about)s"),
        _("The application of %(partner)s for “%(about)s” has to be handed in within %(days)s days."),
    ),
)


def tell(partnership: Partnership, kind: str, *, groups: Iterable[int], but=None, key: str = "", **context):
    """Tell the people of these groups; `but` is who did it and knows."""
    people = [person for person in people_of(*groups) if but is None or person.pk != but.pk]
    notify(kind=kind, people=people, about=partnership, key=key, context=context)


def groups_in(partnership: Partnership) -> list[int]:
    """Keys of the groups that take part."""
    held = partnership.partners.filter(state=Partner.State.JOINED, lag__isnull=False)
    return list(held.values_list("lag", flat=True))


def remind(now: datetime) -> None:
    """Tell each group of its deadline, at most once 30 and once 7 days before it."""
    today = timezone.localtime(now).date()
    waiting = Partner.objects.filter(
        state=Partner.State.JOINED,
        approval=Partner.Approval.NONE,
        lag__isnull=False,
        deadline__range=(today, today + timedelta(days=max(REMINDED))),
    ).exclude(partnership__stage__in=(Partnership.Stage.DONE, Partnership.Stage.STOPPED))
    for partner in waiting.select_related("partnership"):
        left = (partner.deadline - today).days
        due = min(days for days in REMINDED if left <= days)
        tell(
            partner.partnership, "partnership-deadline", groups=[partner.lag_id],
            key=f"{partner.pk} {partner.deadline} {due}", partner=partner.name, days=left,
        )  # fmt: skip


def connect() -> None:
    """Make all of this known; called when the app is ready."""
    for kind in KINDS:
        register(kind)
    daily.register(remind)
