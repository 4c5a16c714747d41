"""What the rest of the hub is told of offers when it starts."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.cooperation import loading
from hub.cooperation.models import Message
from hub.core import personal
from hub.lags import desk, profile
from hub.notifications import daily


def connect() -> None:
    """Offers are found, proposed and shown with their group; people hear of them; reminders go out."""
    from . import duties, keeping, news, profiles, queries, search

    search.register()
    loading.register("offer", profiles.profiles, profiles.version)
    profile.register(
        profile.Section(
            15, "cooperation/offers/_lag_section.html", lambda lag: {"offers": queries.of_lag(lag)}
        )
    )
    desk.register(desk.Section("offers", 15, "cooperation/offers/_desk.html", _on_desk))
    desk.register_link(desk.Link("lag", 40, _("Partners that fit"), _to_matches))
    news.register_kinds()
    for duty in (duties.remind_of_expiry, duties.remind_of_interests):
        daily.register(duty)
    personal.register(keeping.keeper)
    post_delete.connect(_drop_file, sender=Message, dispatch_uid="the file of a deleted message")


def _drop_file(sender, instance: Message, **kwargs) -> None:
    """A file goes with its message, once that is certain."""
    if file := instance.attachment:
        transaction.on_commit(lambda: file.storage.delete(file.name))


def _on_desk(user) -> dict:
    """What waits for somebody; nothing for who works for no group and finds nothing waiting."""
    from . import permissions, queries

    groups = permissions.lags_of(user)
    waiting = queries.waiting_for(user, groups)
    return waiting if groups or any(waiting.values()) else {}


def _to_matches(lag, user) -> str:
    from . import permissions

    return reverse("offers:matches", args=[lag.pk]) if permissions.role_of(user, lag) else ""
