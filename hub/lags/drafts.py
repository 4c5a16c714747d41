"""A group's profile as its people edit it: flat values by key, compared and merged field by field.

Keys: names of PLAIN; "point" ([lat, lon] in degrees, or None); "text.<lang>.<field>" for each field of TEXTS. A key
that is not there is as good as None.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Revision

from hub.core.languages import name_of
from hub.core.merging import Values

from .models import Lag, LagText

PLAIN = (
    "website", "address", "email", "email_is_public", "founded", "languages", "territory_kinds",
    "social_links", "logo_id",
)  # fmt: skip
TEXTS = ("name", "summary", "description")


def values_of(lag: Lag) -> Values:
    """The values of a group as it is in memory, a draft or the live one."""
    values = {name: getattr(lag, name) for name in PLAIN}
    values["point"] = None if lag.lat is None or lag.lon is None else [lag.lat, lag.lon]
    for text in lag.texts.all():
        values |= {f"text.{text.lang}.{name}": getattr(text, name) for name in TEXTS}
    return values


def put(lag: Lag, values: Values) -> None:
    """Set a group's values in memory. A language without any text goes; one without a name has the group's."""
    for name in PLAIN:
        setattr(lag, name, values[name])
    lag.lat, lag.lon = values["point"] or (None, None)
    held = {text.lang: text for text in lag.texts.all()}
    texts = []
    for lang in languages_in(values):
        text = held.get(lang) or LagText(lang=lang)
        for name in TEXTS:
            setattr(text, name, values.get(f"text.{lang}.{name}") or "")
        text.name = text.name or lag.name
        texts.append(text)
    lag.texts = texts


def languages_in(values: Values) -> list[str]:
    """Languages that the values have any text in."""
    return sorted({key.split(".")[1] for key, value in values.items() if key.startswith("text.") and value})


def version_of(lag: Lag) -> str:
    """A token that changes with each draft that is kept, and for a group without any with each change of it."""
    latest = lag.latest_revision
    if latest is None:
        return f"0-{lag.updated_at.timestamp():.6f}"
    return f"{latest.pk}-{latest.created_at.timestamp():.6f}"


def values_at(lag: Lag, version: str) -> Values | None:
    """The values that a version had; None where they are not kept any more."""
    key, _dash, moment = version.partition("-")
    if key == "0":
        return (
            values_of(Lag.objects.get(pk=lag.pk)) if moment == f"{lag.updated_at.timestamp():.6f}" else None
        )
    revision = Revision.objects.for_instance(lag).filter(pk=key if key.isdigit() else 0).first()
    if revision is None or f"{revision.created_at.timestamp():.6f}" != moment:
        return None
    return values_of(revision.as_object())


def label(key: str) -> str:
    """What a key is called, in the active language: "Summary (Latvian)"."""
    if key == "point":
        return _("Point on the map")
    if not key.startswith("text."):
        return str(Lag._meta.get_field(key.removesuffix("_id")).verbose_name).capitalize()
    _text, lang, name = key.split(".")
    field = str(LagText._meta.get_field(name).verbose_name).capitalize()
    return _("%(field)s (%(language)s)") % {
        "field": field,
        "language": name_of(lang, (get_language() or "en")[:2]),
    }


def shown(key: str, value: Any) -> str:
    """A value in words, in the active language; "" for none."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key == "point":
        return f"{value[0]:.4f}, {value[1]:.4f}"
    if key == "languages":
        return ", ".join(name_of(code, (get_language() or "en")[:2]) for code in value)
    if key == "territory_kinds":
        return ", ".join(str(Lag.TerritoryKind(kind).label) for kind in value)
    if key == "logo_id":
        return str(get_image_model().objects.filter(pk=value).first() or "")
    return "\n".join(value) if isinstance(value, list) else str(value)


def side_by_side(keys: Iterable[str], one: Values, other: Values) -> list[dict]:
    """Rows of a comparison: [{"key", "label", "lang", "one", "other"}]."""
    return [
        {
            "key": key,
            "label": label(key),
            "lang": key.split(".")[1] if key.startswith("text.") else "",
            "one": shown(key, one.get(key)),
            "other": shown(key, other.get(key)),
        }
        for key in keys
    ]
