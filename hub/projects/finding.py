"""Finding records by what somebody types into a box of the admin."""

from django.db.models import Q, QuerySet

from hub.core.admin.finding import all_words, holding

from .models import Beneficiary, Organisation, Project, ProjectText


def projects_like(text: str, projects: QuerySet[Project] | None = None) -> QuerySet[Project]:
    """Projects that have each word in a title of any language, in their place or in the name of who
    carries them out, or whose number begins with it."""
    projects = Project.objects.all() if projects is None else projects
    return projects.filter(all_words(text, _project_has))


def _project_has(word: str) -> Q:
    texts = ProjectText.objects.filter(holding("title", word)).order_by()
    parts = Beneficiary.objects.filter(holding("organisation__name", word)).order_by()
    return (
        holding("title", word)
        | holding("place", word)
        | Q(external_id__istartswith=word)
        | Q(pk__in=texts.values("project"))
        | Q(pk__in=parts.values("project"))
    )


def organisations_like(
    text: str, organisations: QuerySet[Organisation] | None = None
) -> QuerySet[Organisation]:
    """Organisations that have each word in their name or town, or whose number begins with it."""
    organisations = Organisation.objects.all() if organisations is None else organisations
    return organisations.filter(
        all_words(
            text,
            lambda word: holding("name", word) | holding("town", word) | Q(external_id__istartswith=word),
        )
    )
