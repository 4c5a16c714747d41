"""Signs that no text needs, and that some databases refuse or that deceive readers."""

import re

from django.db import models
from django.db.models.signals import pre_save

#: Control signs but tab, line end and \x1f (which divides our own joined values), what is no character, halves
#: of characters, and what turns the direction of all that follows: "gpj.exe" looks like "exe.jpg" behind
#: U+202E (Unicode TR 36, 2.10). None of the 24 languages is written from right to left.
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1e\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def shown(text: str) -> str:
    """The text without such signs."""
    return UNSHOWN.sub("", text)


def _clean(sender, instance, raw: bool = False, **kwargs) -> None:
    if raw or not sender.__module__.startswith("hub."):
        return
    for field in sender._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField):
            # Fields that were not loaded are not asked for.
            value = instance.__dict__.get(field.attname)
            if isinstance(value, str) and UNSHOWN.search(value):
                setattr(instance, field.attname, shown(value))


def connect() -> None:
    """Take them out of whatever is saved; imports, which write past `save`, do so row by row."""
    pre_save.connect(_clean, dispatch_uid="hub.core.signs")
