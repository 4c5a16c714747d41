"""A project as its group's people edit it: flat values by key, so that two edits can be put together.

Keys: names of PLAIN; "point" ([lat, lon] in degrees, or None); "themes" (slugs, the main one first); "beneficiary"
(name of the organisation that carries it out, "" for none or a person); "text.<lang>.<field>" and
"experience.<lang>.<field>". Dates are ISO text, amounts text with two decimals.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.languages import name_of
from hub.core.merging import Values
from hub.vocabulary.models import Fund, Period, Theme

from .models import Beneficiary, Experience, Project, ProjectText, ProjectTheme
from .snapshots import TEXT_FIELDS, plain

DATES = ("submitted_on", "assessed_on", "approved_on", "start_on", "end_on", "paid_on")
AMOUNTS = ("total_cost", "public_support", "eu_support", "own_contribution")
PLAIN = (
    "published", "status", "place", *DATES, "period_id", "fund_id", "currency", *AMOUNTS, "website",
    "is_cooperation", "transferable", "visit_offered", "talk_offered",
)  # fmt: skip


def values_of(project: Project) -> Values:
    """The values of a project, stored or new."""
    values = {name: plain(getattr(project, name)) for name in PLAIN}
    values["point"] = None if project.lat is None or project.lon is None else [project.lat, project.lon]
    values["themes"] = [row.theme_id for row in project.project_themes.all()]
    lead = _lead(project)
    values["beneficiary"] = lead.organisation.name if lead and lead.organisation else ""
    for text in project.texts.all():
        values |= {f"text.{text.lang}.{name}": getattr(text, name) for name in TEXT_FIELDS}
    for told in project.experiences.all():
        values |= {f"experience.{told.lang}.{name}": getattr(told, name) for name in Experience.FIELDS}
    return values


def put(project: Project, values: Values) -> None:
    """Set a project's values in memory, but for the beneficiary, which is a record of its own."""
    for name in PLAIN:
        setattr(project, name, _typed(name, values.get(name)))
    project.lat, project.lon = values.get("point") or (None, None)
    held = {row.theme_id: row for row in project.project_themes.all()}
    rows = [held.get(slug) or ProjectTheme(theme_id=slug) for slug in values.get("themes") or ()]
    for order, row in enumerate(rows):
        row.order = order
    project.project_themes = rows
    project.texts = _rows(project.texts.all(), ProjectText, "text", TEXT_FIELDS, values)
    for text in project.texts.all():
        text.title = text.title or project.title
    project.experiences = _rows(
        project.experiences.all(), Experience, "experience", Experience.FIELDS, values
    )


def _rows(stored, model, prefix: str, fields, values: Values) -> list:
    """A row for each language that has any text."""
    held = {row.lang: row for row in stored}
    langs = {key.split(".")[1] for key, value in values.items() if key.startswith(f"{prefix}.") and value}
    rows = []
    for lang in sorted(langs):
        row = held.get(lang) or model(lang=lang)
        for name in fields:
            setattr(row, name, values.get(f"{prefix}.{lang}.{name}") or "")
        rows.append(row)
    return rows


def lead_of(project: Project) -> Beneficiary | None:
    """Who carries the project out, first of all."""
    return _lead(project)


def _lead(project: Project) -> Beneficiary | None:
    rows = list(project.beneficiaries.all())
    return next((row for row in rows if row.role == Beneficiary.Role.LEAD), None)


def _typed(name: str, value: Any):
    if name in DATES:
        return date.fromisoformat(value) if value else None
    if name in AMOUNTS:
        return Decimal(value) if value not in (None, "") else None
    if name in ("period_id", "fund_id"):
        return value or None
    return value


def label(key: str) -> str:
    """What a key is called, in the active language."""
    own = {"point": _("Point on the map"), "themes": _("Themes"), "beneficiary": _("Who carries it out")}
    if key in own:
        return own[key]
    if "." not in key:
        return _capital(Project._meta.get_field(key.removesuffix("_id")).verbose_name)
    kind, lang, name = key.split(".")
    model = ProjectText if kind == "text" else Experience
    return _("%(field)s (%(language)s)") % {
        "field": _capital(model._meta.get_field(name).verbose_name),
        "language": name_of(lang, (get_language() or "en")[:2]),
    }


def shown(key: str, value: Any) -> str:
    """A value in words, in the active language; "" for none."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key == "point":
        return f"{value[0]:.4f}, {value[1]:.4f}"
    if key == "themes":
        return ", ".join(str(theme) for theme in Theme.objects.filter(pk__in=value))
    if key in ("status", "transferable"):
        return str(dict(Project._meta.get_field(key).flatchoices).get(value, value))
    if key in ("period_id", "fund_id"):
        model = Period if key == "period_id" else Fund
        return str(model.objects.filter(pk=value).first() or value)
    return str(value)


def side_by_side(keys: list[str], one: Values, other: Values) -> list[dict]:
    """Rows of a comparison: [{"key", "label", "lang", "one", "other"}]."""
    return [
        {
            "key": key, "label": label(key), "lang": key.split(".")[1] if "." in key else "",
            "one": shown(key, one.get(key)), "other": shown(key, other.get(key)),
        }
        for key in keys
    ]  # fmt: skip


def _capital(text) -> str:
    text = str(text)
    return text[:1].upper() + text[1:]
