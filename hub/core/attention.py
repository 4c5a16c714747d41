"""What is missing or odd in a catalogue: said once, used by the dashboard's counts and the lists' filters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Need:
    """A kind of record that somebody should look at.

    slug: its value in the list's filter. label: what is the matter with the record, translatable.
    narrow: takes a queryset of the records, gives those it holds for.
    """

    slug: str
    label: Any
    narrow: Callable[[QuerySet], QuerySet]


def choices(needs: tuple[Need, ...]) -> list[tuple[str, Any]]:
    """(slug, label) of each, for a filter."""
    return [(need.slug, need.label) for need in needs]


def narrowed(records: QuerySet, needs: tuple[Need, ...], slug: str) -> QuerySet:
    """Those records that need what `slug` names; all of them where nothing is called that."""
    need = next((need for need in needs if need.slug == slug), None)
    return need.narrow(records) if need else records
