"""What the style page shows the components with: records that are in no database, and forms."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.core import formats
from hub.core.charts import Chart, Series
from hub.core.forms import PlainForm
from hub.core.models import DataSource
from hub.core.nine_steps import day_of, days_of, in_order, kept_until
from hub.core.paging import Pager
from hub.core.shown import shown
from hub.places.models import Country
from hub.places.names import country_name
from hub.projects.models import Project, ProjectText, ProjectTheme
from hub.vocabulary.models import Theme

from .facets import FacetGroup, Option

#: Those of static/css/tokens.css.
COLOURS = (
    "ground", "surface", "sunk", "ink", "ink-soft", "line", "line-strong", "green", "green-deep", "green-wash",
    "ochre", "ochre-wash", "mark", "deep", "sand",
)  # fmt: skip
SUMMARY = "Shelves, a counter and a coffee corner, kept by forty volunteers since the last shop closed."


class SampleForm(PlainForm):
    """Fields as filters and forms have them."""

    q = forms.CharField(
        label=_("Country"), required=False, help_text=_("Type a part of the name or number, then choose.")
    )
    since = forms.IntegerField(label=_("Year"), min_value=1991, required=False)


def context() -> dict:
    """All that the specimens take; no query."""
    wrong = SampleForm({"since": "12"}, "wrong")
    now = timezone.now()
    project = _project("en", "Village shop in Lomborg", sample=False, now=now)
    return {
        "project": project,
        "foreign": _project("lv", "Veikals Ģipkā atkal vaļā", sample=True, now=now),
        "text": shown(project),
        "crumbs": [(_("Projects"), "#row"), (country_name("DK"), "#card")],
        "facet": _facet(),
        "form": SampleForm(),
        "wrong": wrong["since"],
        "figures": [(_("projects"), formats.number(12480)), (_("invested"), formats.money_short(9_400_000))],
        "pager": Pager(6, 20),
        "steps": _steps(now.date()),
        "targets": [
            {"name": "Jobs", "unit": "", "target": 4, "reached": 5},
            {"name": "People served", "unit": "", "target": 900, "reached": 640},
        ],
        "chart": Chart(
            "example",
            str(_("Total cost")),
            str(_("Year")),
            ("2021", "2022", "2023"),
            (Series("EAFRD", (120_000, 340_000, 90_000)), Series("ERDF", (20_000, 0, 60_000), 1)),
            unit="EUR",
        ),
        "amount": Decimal("731000"),
        "euro": Decimal("97900"),
        "today": now.date(),
        "colours": COLOURS,
        "languages": ["da", "lv"],
    }


def _project(lang: str, title: str, *, sample: bool, now: datetime) -> Project:
    project = Project(
        pk=1, title=title, lang=lang, country=Country(code="DK" if lang == "en" else "LV"), place="Lomborg",
        start_on=date(2021, 3, 1), total_eur=Decimal("97900"), standing=Project.Standing.VALIDATED,
        external_id="DK-2021-117", validated_at=now, updated_at=now,
        source=DataSource(
            name="Register of projects", publisher="Rural network", url="https://example.org/",
            licence="CC BY 4.0", licence_url="https://creativecommons.org/licenses/by/4.0/", is_sample=sample,
        ),
    )  # fmt: skip
    project.texts = [ProjectText(lang=lang, title=title, summary=SUMMARY if lang == "en" else "")]
    theme = Theme(slug="village-shops-services", group="places", labels={"en": "Village shops and services"})
    project.project_themes = [ProjectTheme(theme=theme, order=0)]
    return project


def _facet() -> FacetGroup:
    options = [
        Option("region", "DK04", "Midtjylland", 1240, True, heading=country_name("DK")),
        Option("region", "DK041", "Vestjylland", 310, False, depth=1),
        Option("region", "LV00B", "Kurzeme", 87, False, heading=country_name("LV")),
    ]
    return FacetGroup("region", str(_("Region")), options, open=True)


def _steps(today: date) -> list:
    """A project that was chosen and is being carried out."""
    return in_order(
        [
            day_of(4, today - timedelta(days=300), today),
            day_of(5, None, today),
            day_of(6, today - timedelta(days=200), today),
            days_of(7, today - timedelta(days=90), today + timedelta(days=200), today),
            day_of(8, today + timedelta(days=260), today),
            kept_until(today + timedelta(days=260), today),
        ]
    )
