"""How changes of partnerships read in their log, which all partners read."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from hub.cooperation.models import Partner, Partnership, PartnershipText
from hub.core.snapshots import differences

ACTIONS = (
    ("partnership.found", _("Founding"), _("Founded the partnership for %(partner)s")),
    ("partnership.plan", _("Plan"), _("Changed what all partners share")),
    ("partnership.text", _("Text"), _("Changed the text in a language (%(lang)s)")),
    ("partnership.stage", _("Stage"), _("Moved on to another stage")),
    ("partnership.invite", _("Invitation"), _("Invited %(partner)s")),
    ("partnership.outside", _("Partner"), _("Named %(partner)s as a partner from outside the hub")),
    ("partnership.join", _("Joining"), _("%(partner)s takes part")),
    ("partnership.decline", _("Declining"), _("%(partner)s declined")),
    ("partnership.leave", _("Leaving"), _("%(partner)s left")),
    ("partnership.lead", _("Lead"), _("Handed the lead over to %(partner)s")),
    ("partnership.partner", _("Partner"), _("Changed the particulars of %(partner)s")),
    ("partnership.budget", _("Budget"), _("Changed the budget of %(partner)s")),
    ("partnership.approval", _("Approval"), _("Changed the approval of %(partner)s")),
    ("partnership.show", _("Public page"), _("%(partner)s agreed to the public page")),
    ("partnership.hide", _("Public page"), _("%(partner)s took its consent to the public page back")),
)
#: Longest value that is kept of a long text, in characters.
KEPT = 400


class Formatter(LogFormatter):
    """A sentence from an entry's data {"partner": ..., "lang": ...}."""

    text = ""

    def format_message(self, log_entry):
        return self.text % {name: log_entry.data.get(name, "") for name in ("partner", "lang")}


def note(partnership: Partnership, action: str, *, user, before=None, after=None, **data) -> None:
    """Add an entry: what was done, by whom, and the values before and after of what differs."""
    old, new = differences(before or {}, after or {})
    if old or new:
        data["changes"] = {name: [_short(old[name]), _short(new[name])] for name in new}
    log(instance=partnership, action=action, user=user, data=data)


def values(record, names: Iterable[str]) -> dict[str, Any]:
    """What a record holds under these names, fit for the log."""
    return {name: plain(getattr(record, name)) for name in names}


def label(name: str) -> str:
    """What a column is called, in the active language."""
    for model in (Partner, PartnershipText, Partnership):
        if any(field.name == name for field in model._meta.get_fields()):
            return str(model._meta.get_field(name).verbose_name)
    return name


def spoken(name: str, value: str) -> str:
    """A kept value as people read it: choices by their labels."""
    for model in (Partner, Partnership):
        field = next((each for each in model._meta.get_fields() if each.name == name), None)
        if field is not None and getattr(field, "choices", None):
            return str(dict(field.flatchoices).get(value, value))
    return value


def plain(value) -> str:
    """A value as it is kept."""
    return "" if value is None else str(value)


def _short(value) -> str:
    text = plain(value)
    return text if len(text) <= KEPT else f"{text[:KEPT]}…"
