"""Which organisations the index must hear of when their projects change: it holds those of public ones."""

from collections.abc import Iterable

from hub.core.bulk import in_chunks
from hub.projects.models import Beneficiary


def of(projects: Iterable[int]) -> set[int]:
    """Ids of the organisations that take part in these projects now."""
    found: set[int] = set()
    for chunk in in_chunks(projects):
        held = Beneficiary.objects.filter(project__in=chunk, organisation__isnull=False)
        found.update(held.order_by().values_list("organisation_id", flat=True))
    return found


def without_public_project(organisations: Iterable[int]) -> set[int]:
    """Those of these ids of organisations that take part in no public project now."""
    left = set(organisations)
    for chunk in in_chunks(left.copy()):
        shown = Beneficiary.objects.filter(organisation__in=chunk, project__published=True)
        left.difference_update(shown.order_by().values_list("organisation_id", flat=True).distinct())
    return left
