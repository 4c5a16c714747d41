from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractYear

from hub.core.caching.memory import remembered
from hub.places.models import Country
from hub.places.queries import within

from .models import (
    Beneficiary,
    Experience,
    Organisation,
    Project,
    ProjectImage,
    ProjectIndicator,
    ProjectLink,
    ProjectPrinciple,
    ProjectTag,
    ProjectTheme,
)

#: What lists may be sorted by.
SORTS = {
    "newest": (F("start_on").desc(nulls_last=True), "-pk"),
    "amount": (F("total_eur").desc(nulls_last=True), "-pk"),
}
#: The columns that lists show, of the project and of what is joined to it: a third of all, and as much faster.
LISTED = (
    "title", "lang", "published", "place", "lat", "lon", "status", "approved_on", "start_on", "end_on", "total_eur",
    "country__code", "region__name", "region__latin_name", "region__level", "region__country",
    "lag__name", "lag__lang", "lag__live", "source__name", "source__is_sample",
)  # fmt: skip
#: How many of the same group, and how many of the same theme, a project's page points on to.
RELATED = 3


def public() -> QuerySet[Project]:
    """Projects that everybody may see."""
    return Project.objects.filter(published=True)


def for_editing() -> QuerySet[Project]:
    """Projects with all that a form of theirs holds, hidden ones among them."""
    rows = ("texts", "project_themes", "experiences", "beneficiaries__organisation")
    return Project.objects.select_related("lag", "country", "region", "source").prefetch_related(*rows)


def of_group(lag, text: str = "") -> QuerySet[Project]:
    """All projects of a group, hidden ones among them, the last changed first; with a text in a title."""
    projects = Project.objects.filter(lag=lag).select_related("source").order_by("-updated_at", "-pk")
    told = Experience.objects.filter(project=OuterRef("pk"))
    projects = projects.annotate(is_told=Exists(told))
    for word in text.split()[:5]:
        projects = projects.filter(Q(title__icontains=word) | Q(external_id__istartswith=word))
    return projects


def for_lists() -> QuerySet[Project]:
    """Public projects with what a list shows: texts, country, region, group, source, themes, pictures."""
    joined = public().select_related("country", "region", "lag", "source").only(*LISTED)
    return joined.prefetch_related(*list_rows())


def for_profile() -> QuerySet[Project]:
    """Public projects with their single neighbours, and notes of which kinds of rows each has.

    `main_theme` is the key of its first theme, None if it has none.
    """
    main_theme = ProjectTheme.objects.filter(project=OuterRef("pk"), order=0).values("theme")
    rows = {
        f"has_{name}": Exists(model.objects.filter(**{key: OuterRef("pk")}))
        for name, (model, key, _lookup) in SELDOM.items()
    }
    return (
        public()
        .select_related("country", "region", "lag", "source", "period", "fund")
        .annotate(main_theme=Subquery(main_theme[:1]), **rows)
    )


#: Rows that many projects lack, so that asking for them is worth a look first.
SELDOM = {
    "principles": (
        ProjectPrinciple,
        "project",
        Prefetch("principles", ProjectPrinciple.objects.select_related("principle")),
    ),
    "indicators": (ProjectIndicator, "project", "indicators"),
    "links": (ProjectLink, "project", "links"),
    "tagged_items": (
        ProjectTag,
        "content_object",
        Prefetch("tagged_items", ProjectTag.objects.select_related("tag")),
    ),
}


def profile_rows(project: Project) -> list[str | Prefetch]:
    """What to prefetch for the page of a project that `for_profile` gave."""
    return [
        "experiences",
        Prefetch("beneficiaries", Beneficiary.objects.select_related("organisation__country")),
        *(lookup for name, (_m, _k, lookup) in SELDOM.items() if getattr(project, f"has_{name}")),
    ]


def themes() -> Prefetch:
    """The themes of projects, the main one first."""
    # The words for a theme in 24 languages are for the search alone.
    named = ProjectTheme.objects.select_related("theme").defer("theme__words")
    return Prefetch("project_themes", named)


def list_rows() -> list[str | Prefetch]:
    """What to prefetch for a project on a list."""
    return [
        "texts",
        themes(),
        Prefetch("images", ProjectImage.objects.select_related("image")),
        "images__image__renditions",
    ]


def filtered(
    *,
    country: str = "",
    region: str = "",
    theme: str = "",
    fund: str = "",
    period: str = "",
    status: str = "",
    lag: int | None = None,
    organisation: int | None = None,
) -> QuerySet[Project]:
    """Public projects that are all of what is given; keys of countries, regions, themes and so on."""
    named = {
        "country": country, "fund": fund, "period": period, "status": status, "lag": lag
    }  # fmt: skip
    projects = public().filter(**{name: value for name, value in named.items() if value})
    if region:
        projects = projects.filter(region__in=within([region]))
    if theme:
        projects = projects.filter(pk__in=ProjectTheme.objects.filter(theme=theme).values("project"))
    if organisation:
        held = Beneficiary.objects.filter(organisation=organisation).values("project")
        projects = projects.filter(pk__in=held)
    return projects


def related(project: Project, alike: Sequence[int] = ()) -> QuerySet[Project]:
    """Up to `RELATED` others of its group (`same_lag`), and those that are `alike`.

    `project` as `for_profile` gives it. Where no ids of projects alike are known, up to `RELATED` that share
    its main theme, first those that tell what they learned.
    """
    others = public().exclude(pk=project.pk)
    if not alike:
        first = _first_of_theme(project.main_theme) if project.main_theme else []
        alike = [pk for pk in first if pk != project.pk][:RELATED]
    chosen = Q(pk__in=alike)
    same_lag = Value(False)
    if project.lag_id:
        of_group = others.filter(lag=project.lag_id).order_by(*SORTS["newest"])
        chosen |= Q(pk__in=_first(of_group))
        same_lag = Case(When(lag=project.lag_id, then=Value(True)), default=Value(False))
    return (
        public()
        .filter(chosen)
        .annotate(same_lag=same_lag)
        .select_related("country", "region", "lag", "source")
        .order_by(*SORTS["newest"])
    )


def _first_of_theme(theme: str) -> list[int]:
    """Keys of the first projects of a theme, one more than are shown; sorting thousands takes long."""
    held = public().filter(pk__in=ProjectTheme.objects.filter(theme=theme).values("project"))
    told = Exists(told_experiences().filter(project=OuterRef("pk")))
    ordered = held.annotate(told=told).order_by("-told", *SORTS["newest"]).values_list("pk", flat=True)
    return remembered(f"first of theme {theme}", lambda: list(ordered[: RELATED + 1]))


def _first(projects: QuerySet[Project]) -> Subquery:
    return Subquery(projects.values("pk")[:RELATED])


def by_year_and_fund(projects: QuerySet[Project]) -> QuerySet:
    """Figures by year and fund, oldest first.

    {"counted": year, "fund": its code, "projects": n, "total": EUR, "eu": EUR}; the year is that of `Project.year`;
    it, the fund and the amounts are None where not known.
    """
    return (
        projects.order_by()
        .annotate(counted=counted_year())
        .values("counted", "fund")
        .annotate(projects=Count("pk"), total=Sum("total_eur"), eu=Sum("eu_eur"))
        .order_by("counted", "fund")
    )


def by_country(projects: QuerySet[Project]) -> QuerySet:
    """(country's code, number of these projects), the most first."""
    counted = projects.order_by().values_list("country").annotate(number=Count("pk"))
    return counted.order_by("-number", "country")


def by_indicator(projects: QuerySet[Project]) -> QuerySet:
    """Sums by EU indicator of those rows that tell both: {"indicator", "projects", "target", "reached"}."""
    told = ProjectIndicator.objects.filter(
        project__in=projects.order_by().values("pk"),
        indicator__isnull=False,
        target__gt=0,
        reached__isnull=False,
    )
    return (
        told.order_by()
        .values("indicator")
        .annotate(projects=Count("project", distinct=True), target=Sum("target"), reached=Sum("reached"))
        .order_by("-projects", "indicator")
    )


def counted_year() -> Coalesce:
    """The year that a project is counted in, as `Project.year` has it."""
    return Coalesce(ExtractYear("start_on"), ExtractYear("approved_on"), ExtractYear("end_on"))


def countries() -> QuerySet[Country]:
    """Countries with public projects; asks each country for one, rather than 200,000 projects for theirs."""
    return Country.objects.filter(Exists(public().order_by().filter(country=OuterRef("pk"))))


def for_index(ids: Collection[int]) -> QuerySet:
    """What the search document of each public project needs beside its snapshot, as dicts."""
    projects = public().filter(pk__in=ids).order_by("pk")
    return projects.values("pk", "external_id", "total_eur", "lag__name", "region__lat", "region__lon")


def organisations() -> QuerySet[Organisation]:
    """Organisations that take part in a public project, with the number of these projects."""
    return (
        Organisation.objects.filter(participations__project__published=True)
        .select_related("country", "region", "source")
        .annotate(project_count=Count("participations__project", distinct=True))
    )


def taking_part() -> QuerySet[Organisation]:
    """The same organisations without that number, found faster."""
    public_parts = Beneficiary.objects.filter(organisation=OuterRef("pk"), project__published=True)
    return Organisation.objects.filter(Exists(public_parts))


def totals(projects: QuerySet[Project]) -> dict:
    """Figures of a set of projects: {"projects": n, "total_eur": Decimal|None, "eu_eur": Decimal|None}."""
    return projects.aggregate(projects=Count("pk"), total_eur=Sum("total_eur"), eu_eur=Sum("eu_eur"))


def with_experience(projects: QuerySet[Project]) -> QuerySet[Project]:
    """Those that tell what they learned."""
    return projects.filter(pk__in=told_experiences().values("project"))


def told_experiences() -> QuerySet[Experience]:
    """What worked or what to avoid, of projects that have begun: "tells what it learned" on every page."""
    told = reduce(or_, (Q(**{f"{name}__gt": ""}) for name in Experience.LESSONS))
    return Experience.objects.order_by().filter(told).exclude(project__status__in=Project.NOT_BEGUN)
