"""How the form of a project is laid out."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)

from hub.core.admin.history import ImportHistoryPanel
from hub.core.money import currencies
from hub.projects.models import Experience

from .forms import ProjectForm

MOST_THEMES = 3


def _currencies() -> list[tuple[str, str]]:
    return [(code, code) for code in currencies()]


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


_texts = [
    FieldPanel("lang", help_text=_("The project takes its title from its text in this language.")),
    InlinePanel(
        "texts",
        heading=_("Texts per language"),
        label=_("Language"),
        min_num=1,
        panels=[FieldPanel("lang"), FieldPanel("title"), FieldPanel("summary"), FieldPanel("description")],
    ),
    InlinePanel(
        "project_themes",
        heading=_("Themes, the main one first"),
        label=_("Theme"),
        max_num=MOST_THEMES,
        panels=[FieldPanel("theme")],
    ),
    FieldPanel("keywords"),
    InlinePanel(
        "images",
        heading=_("Pictures"),
        label=_("Picture"),
        panels=[FieldPanel("image"), FieldPanel("alt"), FieldPanel("credit"), FieldPanel("licence")],
    ),
    InlinePanel(
        "links",
        heading=_("Links"),
        label=_("Link"),
        panels=[FieldPanel("kind"), FieldPanel("title"), FieldPanel("url")],
    ),
]
_experience = [
    _row("transferable", "visit_offered", "talk_offered"),
    InlinePanel(
        "experiences",
        heading=_("Experience per language"),
        label=_("Language"),
        panels=[FieldPanel("lang"), *(FieldPanel(name) for name in Experience.FIELDS)],
    ),
    InlinePanel(
        "principles",
        heading=_("Principles of LEADER it lived up to"),
        label=_("Principle"),
        panels=[FieldPanel("principle"), FieldPanel("lang"), FieldPanel("how")],
    ),
    InlinePanel(
        "indicators",
        heading=_("Indicators"),
        label=_("Indicator"),
        panels=[FieldPanel("indicator"), FieldPanel("name"), FieldPanel("unit"), _row("target", "reached")],
    ),
]
_who_and_where = [
    FieldPanel("lag"),
    InlinePanel(
        "beneficiaries",
        heading=_("Who carries it out"),
        label=_("Beneficiary"),
        panels=[FieldPanel("organisation"), FieldPanel("is_person"), FieldPanel("role")],
    ),
    MultiFieldPanel(
        [
            FieldPanel("country"),
            FieldPanel("region"),
            FieldPanel("region_given", read_only=True),
            _row("place", "postal_code"),
            _row("lat", "lon"),
        ],
        heading=_("Place"),
    ),
]
_money_and_time = [
    _row("status", "is_cooperation"),
    _row("period", "fund"),
    _row("programme", "measure"),
    MultiFieldPanel(
        [
            FieldPanel("currency", widget=forms.Select(choices=lazy(_currencies, list)())),
            _row("total_cost", "public_support"),
            _row("eu_support", "own_contribution"),
            FieldRowPanel([FieldPanel("total_eur", read_only=True), FieldPanel("eu_eur", read_only=True)]),
        ],
        heading=_("Money"),
    ),
    MultiFieldPanel(
        [
            _row("submitted_on", "assessed_on"),
            _row("approved_on", "paid_on"),
            _row("start_on", "end_on"),
        ],
        heading=_("Steps"),
    ),
    FieldPanel("website"),
]
_origin = [
    FieldPanel("published"),
    FieldPanel("standing"),
    FieldPanel("source", read_only=True),
    FieldPanel("external_id", read_only=True),
    FieldPanel("edited_at", read_only=True),
    FieldPanel("validated_by", read_only=True),
    FieldPanel("validated_at", read_only=True),
    ImportHistoryPanel(heading=_("What imports did")),
]

edit_handler = TabbedInterface(
    [
        ObjectList(_texts, heading=_("Texts")),
        ObjectList(_experience, heading=_("Experience")),
        ObjectList(_who_and_where, heading=_("Who and where")),
        ObjectList(_money_and_time, heading=_("Money and time")),
        ObjectList(_origin, heading=_("Origin")),
    ],
    base_form_class=ProjectForm,
)
