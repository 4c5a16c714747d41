"""How the form of a group is laid out, and the figure of its boundary."""

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

from hub.core.admin.widgets import Lines, Picker, Ticks
from hub.core.languages import own_name
from hub.lags.figures import outline_path
from hub.lags.models import Boundary, Lag
from hub.places.models import Region

from .forms import LagForm

_own_name = lazy(own_name, str)


class BoundaryPanel(Panel):
    """Outlines come in by import; here they are shown."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "admin/lags/boundaries.html"

        def get_context_data(self, parent_context=None):
            found = Boundary.objects.filter(lag_period__lag=self.instance.pk).select_related(
                "lag_period__period"
            )
            figures = [(boundary, outline_path(boundary)) for boundary in found]
            return super().get_context_data(parent_context) | {"figures": figures}


_texts = [
    FieldPanel("kind"),
    FieldPanel("lang", help_text=_("The group takes its name from its text in this language.")),
    InlinePanel(
        "texts",
        heading=_("Texts per language"),
        label=_("Language"),
        panels=[FieldPanel("lang"), FieldPanel("name"), FieldPanel("summary"), FieldPanel("description")],
    ),
]
_place = [
    FieldPanel("country"),
    FieldPanel("regions", widget=Picker(Region, "suggest_regions")),
    FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")], heading=_("Point on the map (degrees, WGS 84)")),
    FieldPanel("territory_kinds", widget=Ticks(choices=Lag.TerritoryKind.choices)),
    BoundaryPanel(heading=_("Boundary")),
]
_periods = [
    InlinePanel(
        "periods",
        heading=_("Programming periods"),
        label=_("Period"),
        panels=[
            FieldPanel("period"),
            FieldPanel("code"),
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("population"), FieldPanel("area_km2")]),
            FieldPanel("municipalities", widget=Lines(), help_text=_("One a line.")),
            FieldPanel("funds", widget=forms.CheckboxSelectMultiple),
            FieldPanel("lead_fund"),
        ],
    ),
    FieldPanel("predecessors", widget=Picker(Lag, "suggest_lags")),
]
_contact = [
    MultiFieldPanel(
        [FieldPanel("address"), FieldPanel("email"), FieldPanel("email_is_public"), FieldPanel("website")],
        heading=_("How to reach the group"),
    ),
    FieldPanel("social_links", widget=Lines(), help_text=_("Web addresses, one a line.")),
    FieldPanel(
        "languages",
        widget=Ticks(choices=[(code, _own_name(code)) for code in settings.CONTENT_LANGUAGES]),
    ),
    FieldPanel("founded"),
    FieldPanel("logo"),
]
_origin = [
    FieldPanel("standing"),
    FieldPanel("source", read_only=True),
    FieldPanel("external_id", read_only=True),
    FieldPanel("edited_at", read_only=True),
    FieldPanel("validated_by", read_only=True),
    FieldPanel("validated_at", read_only=True),
    PublishingPanel(),
]

edit_handler = TabbedInterface(
    [
        ObjectList(_texts, heading=_("Texts")),
        ObjectList(_place, heading=_("Place")),
        ObjectList(_periods, heading=_("Periods")),
        ObjectList(_contact, heading=_("Contact")),
        ObjectList(_origin, heading=_("Origin")),
    ],
    base_form_class=LagForm,
)
