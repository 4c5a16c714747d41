"""What differs between two snapshots, named as the forms name it: for previews, logs and the command line."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.languages import name_of
from hub.exchange.models import ImportRun
from hub.lags.models import Boundary, Lag, LagPeriod, LagText
from hub.projects.models import Experience, Organisation, Project, ProjectText
from hub.vocabulary.models import Principle

#: Models by the names that the log of imports has for them.
MODELS: dict[str, type[Model]] = {
    "lag": Lag, "project": Project, "boundary": Boundary, "organisation": Organisation,
}  # fmt: skip
#: And by what a file brings.
OF_KIND = {
    ImportRun.Kind.LAGS.value: "lag",
    ImportRun.Kind.PROJECTS.value: "project",
    ImportRun.Kind.BOUNDARIES.value: "boundary",
}
#: What the first part of a key such as "text.lv" is a field of.
_PARTS = {
    "text": {Lag: LagText, Project: ProjectText},
    "experience": {Project: Experience},
    "period": {Lag: LagPeriod},
}


class Difference(NamedTuple):
    """A field by its label, with the values before and after."""

    label: str
    before: Any
    after: Any


def spelled(
    model: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[Difference]:
    """The differing fields of two snapshots of a record, in the order of their keys.

    model: as ImportChange names it ("project"). What has fields of its own (a text, a period) comes field by
    field, without those that stay.
    """
    before, after = before or {}, after or {}
    found: list[Difference] = []
    for key in sorted(after):
        old, new = before.get(key), after[key]
        if isinstance(new or old, dict) and "." in key:
            old, new = old or {}, new or {}
            found += [
                Difference(_label(model, key, field), old.get(field), new.get(field))
                for field in {**old, **new}
                if (old.get(field) or None) != (new.get(field) or None)
            ]
        else:
            found.append(Difference(_label(model, key), old, new))
    return found


def _label(model: str, key: str, field: str = "") -> str:
    """ "text.lv", "summary" -> "Summary (Latvian)"; a key that is no field's stays as it is."""
    record = MODELS.get(model)
    if record is None:
        return key
    first, _dot, rest = key.partition(".")
    if first == "principle":
        slug, _dot, lang = rest.partition(".")
        return _with(_principles().get(slug, slug), _language(lang))
    if part := _PARTS.get(first, {}).get(record):
        return _with(_verbose(part, field), rest if first == "period" else _language(rest))
    return _verbose(record, key)


def _with(label: str, of: str) -> str:
    return _("%(field)s (%(of)s)") % {"field": label, "of": of}


def _language(code: str) -> str:
    return name_of(code, (get_language() or "en")[:2])


def _principles() -> dict[str, str]:
    return {principle.pk: principle.label() for principle in Principle.objects.all()}


@cache
def _field(model: type[Model], name: str):
    try:
        return model._meta.get_field(name.removesuffix("_id"))
    except FieldDoesNotExist:
        return None


def _verbose(model: type[Model], name: str) -> str:
    field = _field(model, name)
    if field is None:
        return name
    related = getattr(field, "related_model", None)
    plain = getattr(field, "verbose_name", None) or (related and related._meta.verbose_name_plural) or name
    return capfirst(str(plain))
