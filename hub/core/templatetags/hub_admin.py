"""Filters of the admin's templates."""

from typing import Any

from django import template

register = template.Library()
LONGEST = 300


@register.filter
def plain(value: Any) -> str:
    """A value of a snapshot as text that a person can read; the template escapes it. Long ones are cut."""
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        value = "; ".join(f"{name}: {plain(part)}" for name, part in value.items() if part not in (None, ""))
    elif isinstance(value, list | tuple):
        value = ", ".join(plain(part) for part in value) or "–"
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
