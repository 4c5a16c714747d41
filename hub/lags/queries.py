from django.db.models import Count, Prefetch, Q, QuerySet

from .models import Boundary, Lag, LagPeriod


def public() -> QuerySet[Lag]:
    """Groups that everybody may see."""
    return Lag.objects.filter(live=True)


def for_lists() -> QuerySet[Lag]:
    """Public groups with what a list shows: texts, country, source, periods and number of projects."""
    return (
        public()
        .select_related("country", "source")
        .prefetch_related("texts", Prefetch("periods", LagPeriod.objects.select_related("period")))
        .annotate(project_count=Count("projects", filter=Q(projects__published=True), distinct=True))
    )


def for_profile() -> QuerySet[Lag]:
    """Public groups with all that a profile shows."""
    return for_lists().prefetch_related(
        "regions",
        "predecessors",
        "successors",
        Prefetch(
            "periods",
            LagPeriod.objects.select_related("period", "lead_fund", "boundary").prefetch_related("funds"),
        ),
    )


def for_index(ids: list[int] | None = None) -> QuerySet[Lag]:
    """Public groups with what the search document of each needs."""
    lags = public() if ids is None else public().filter(pk__in=ids)
    return lags.prefetch_related(
        "texts", "regions", Prefetch("periods", LagPeriod.objects.prefetch_related("funds"))
    )


def boundaries() -> QuerySet[Boundary]:
    """Outlines of public groups in their newest periods first."""
    return (
        Boundary.objects.filter(lag_period__lag__live=True)
        .select_related("lag_period__lag__country", "lag_period__period")
        .order_by("-lag_period__period__start")
    )
