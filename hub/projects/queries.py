from django.db.models import Count, Prefetch, Q, QuerySet, Sum

from .models import Beneficiary, Organisation, Project, ProjectTheme


def public() -> QuerySet[Project]:
    """Projects that everybody may see."""
    return Project.objects.filter(published=True)


def for_lists() -> QuerySet[Project]:
    """Public projects with what a list shows: texts, country, region, group, source, themes."""
    return public().select_related("country", "region", "lag", "source").prefetch_related("texts", _themes())


def for_profile() -> QuerySet[Project]:
    """Public projects with all that a project's page shows."""
    return (
        for_lists()
        .select_related("period", "fund")
        .prefetch_related(
            "experiences",
            "principles__principle",
            "indicators",
            "images__image",
            "links",
            "keywords",
            "lag__texts",
            Prefetch("beneficiaries", Beneficiary.objects.select_related("organisation__country")),
        )
    )


def for_index(ids: list[int] | None = None) -> QuerySet[Project]:
    """Public projects with what the search document of each needs."""
    projects = public() if ids is None else public().filter(pk__in=ids)
    return projects.select_related("lag").prefetch_related(
        "texts",
        "experiences",
        "principles",
        "project_themes",
        "keywords",
        Prefetch("beneficiaries", Beneficiary.objects.select_related("organisation")),
    )


def organisations() -> QuerySet[Organisation]:
    """Organisations that take part in a public project, with the number of these projects."""
    return (
        Organisation.objects.filter(participations__project__published=True)
        .select_related("country", "region", "source")
        .annotate(project_count=Count("participations__project", distinct=True))
    )


def totals(projects: QuerySet[Project]) -> dict:
    """Figures of a set of projects: {"projects": n, "total_eur": Decimal|None, "eu_eur": Decimal|None}."""
    return projects.aggregate(projects=Count("pk"), total_eur=Sum("total_eur"), eu_eur=Sum("eu_eur"))


def with_experience(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those that tell what they learned."""
    told = Q(experiences__worked__gt="") | Q(experiences__avoid__gt="") | Q(experiences__done__gt="")
    return projects.filter(told).distinct()


def _themes() -> Prefetch:
    return Prefetch("project_themes", ProjectTheme.objects.select_related("theme"))
