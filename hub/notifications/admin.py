"""Letters for those who run the hub: what went out, what waits, what was given up and why."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn

from hub.core.admin.viewsets import ReadOnlyPolicy, ReadOnlyViewSet
from hub.networks.permissions import HubWidePolicy

from .models import Letter


class LettersPolicy(ReadOnlyPolicy, HubWidePolicy):
    """They name people of all networks."""


class LetterViewSet(ReadOnlyViewSet):
    """List of letters, to be narrowed down by their state."""

    model = Letter
    policy_class = LettersPolicy
    icon = "mail"
    menu_label = _("Letters")
    menu_order = 900
    add_to_settings_menu = True
    list_filter = ["state"]
    ordering = "-created_at"
    list_display = [
        "pk",
        Column("person", label=_("Person")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        NumberColumn("attempts", label=_("Attempts")),
        DateColumn("created_at", label=_("Created"), sort_key="created_at"),
        DateColumn("next_at", label=_("Tried next"), sort_key="next_at"),
        Column("error", label=_("What went wrong")),
    ]
    inspect_view_fields = ["person", "state", "attempts", "created_at", "next_at", "sent_at", "error"]
