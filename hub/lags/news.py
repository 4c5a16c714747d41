"""What people are told of a group's profile."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.notifications.actions import notify
from hub.notifications.kinds import Kind, register

from .models import Lag
from .permissions import people_of, tenders

PUBLISHED, VALIDATED, SENT_BACK = "profile-published", "profile-validated", "profile-sent-back"


def _review(lag: Lag) -> str:
    return reverse("workspace:review", args=[lag.pk])


def _edit(lag: Lag) -> str:
    return reverse("workspace:profile", args=[lag.pk])


KINDS = (
    Kind(
        PUBLISHED,
        "groups",
        _("%(about)s changed its profile"),
        _("%(who)s published a new version of the profile of %(about)s. Look at it and validate it."),
        _review,
    ),
    Kind(
        VALIDATED,
        "groups",
        _("The profile of %(about)s is validated"),
        _("Your network has read the profile of %(about)s and vouches for it."),
        Lag.get_absolute_url,
    ),
    Kind(
        SENT_BACK,
        "groups",
        _("Your network has a remark on the profile of %(about)s"),
        _("Your network writes: %(remark)s"),
        _edit,
    ),
)


def register_kinds() -> None:
    """Called when the app is ready."""
    for kind in KINDS:
        register(kind)


def published(lag: Lag, user) -> None:
    """Tell the network, once a day at most."""
    told = [each for each in tenders(lag) if each.pk != user.pk]
    day = str(timezone.localdate())
    notify(kind=PUBLISHED, people=told, about=lag, key=day, context={"who": user})


def validated(lag: Lag, user, revision: int) -> None:
    """Tell the group's people."""
    told = [each for each in people_of(lag) if each.pk != user.pk]
    notify(kind=VALIDATED, people=told, about=lag, key=str(revision))


def sent_back(lag: Lag, user, remark: str) -> None:
    """Tell the group's people what their network misses."""
    key = timezone.now().isoformat()
    notify(kind=SENT_BACK, people=people_of(lag), about=lag, key=key, context={"remark": remark})
