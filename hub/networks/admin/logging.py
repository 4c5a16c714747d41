"""How changes of people read in the log."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from hub.networks.joining import all_kinds

ACTIONS = (
    ("networks.request", _("Ask to join"), _("%(person)s asked to join")),
    ("networks.invite", _("Invite"), _("Invited %(person)s (%(role)s)")),
    ("networks.grant", _("Take in"), _("Took %(person)s in (%(role)s)")),
    ("networks.change_role", _("Change of role"), _("Changed the role of %(person)s (%(role)s)")),
    ("networks.refuse", _("Refuse"), _("Refused %(person)s")),
    ("networks.end", _("End of membership"), _("Ended the membership of %(person)s")),
)


class PersonFormatter(LogFormatter):
    """A sentence about a person, from an entry's data {"person": ..., "role": ...}."""

    text = ""

    def format_message(self, log_entry):
        role = log_entry.data.get("role", "")
        return self.text % {"person": log_entry.data.get("person", ""), "role": _labels().get(role, role)}


def _labels() -> dict[str, str]:
    """What roles are called, in any kind of body."""
    return {value: label for ways in all_kinds() for value, label in ways.members.Role.choices}
