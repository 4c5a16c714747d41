"""Finding records by what somebody types into a box of the admin."""

from django.db.models import Q, QuerySet

from .models import Organisation, Project
from .search import ids_matching


def projects_like(text: str, projects: QuerySet[Project] | None = None) -> QuerySet[Project]:
    """Projects whose title holds a text, whose number begins with it, or that the search finds by it.

    The search knows published ones only, but all languages and forms of words.
    """
    projects = Project.objects.all() if projects is None else projects
    wanted = Q(title__icontains=text) | Q(external_id__istartswith=text)
    return projects.filter(wanted | Q(pk__in=ids_matching(text)))


def organisations_like(
    text: str, organisations: QuerySet[Organisation] | None = None
) -> QuerySet[Organisation]:
    """Organisations whose name or town holds a text, or whose number begins with it."""
    organisations = Organisation.objects.all() if organisations is None else organisations
    return organisations.filter(
        Q(name__icontains=text) | Q(town__icontains=text) | Q(external_id__istartswith=text)
    )
