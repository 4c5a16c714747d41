"""Which countries' projects lack most of what makes them useful to read."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count
from django.urls import reverse

from hub.networks.scope import EVERYTHING, Scope
from hub.places.models import Country
from hub.projects.attention import NEEDS
from hub.projects.models import Project

#: Countries that are shown, and how old their numbers may be.
MOST, SECONDS = 10, 900
#: What a project should have: it counts as a whole, so a project can lack up to so many things.
LACKS = tuple(need for need in NEEDS if need.slug in ("no-own-text", "no-english", "no-theme", "no-region"))


@dataclass(frozen=True, slots=True)
class Completeness:
    """A country's projects. percent: of all that they should have, what they have.

    lacking: (number of projects, address of their list) in the order of LACKS.
    """

    country: Country
    projects: int
    percent: int
    lacking: list[tuple[int, str]]


def worst(scope: Scope = EVERYTHING) -> list[Completeness]:
    """The countries of a scope whose projects lack most, the worst first; complete ones are left out."""
    total, lacking = cache.get_or_set("completeness", _count, SECONDS)
    countries = Country.objects.in_bulk(list(total))
    address = reverse("wagtailsnippets_projects_project:list")
    found = []
    for code, projects in total.items():
        numbers = [of_need.get(code, 0) for of_need in lacking]
        if any(numbers) and scope.covers(code):
            percent = 100 - -(-100 * sum(numbers) // (projects * len(LACKS)))
            links = [f"{address}?country={code}&needs={need.slug}" for need in LACKS]
            pairs = list(zip(numbers, links, strict=True))
            found.append(Completeness(countries[code], projects, percent, pairs))
    return sorted(found, key=lambda each: (each.percent, -each.projects))[:MOST]


def _count() -> tuple[dict[str, int], list[dict[str, int]]]:
    return _by_country(Project.objects.all()), [
        _by_country(need.narrow(Project.objects.all())) for need in LACKS
    ]


def _by_country(projects) -> dict[str, int]:
    return dict(projects.order_by().values_list("country").annotate(number=Count("pk")))
