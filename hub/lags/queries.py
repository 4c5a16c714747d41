from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from hub.places.queries import within
from hub.places.territory import ancestors

from .models import Boundary, Lag, LagPeriod


def public() -> QuerySet[Lag]:
    """Groups that everybody may see."""
    return Lag.objects.filter(live=True)


def for_lists() -> QuerySet[Lag]:
    """Public groups with what a list shows: texts, country, source, periods and number of projects."""
    return (
        public()
        .select_related("country", "source")
        .prefetch_related("texts", "regions", Prefetch("periods", LagPeriod.objects.select_related("period")))
        .annotate(project_count=Count("projects", filter=Q(projects__published=True), distinct=True))
    )


def for_profile() -> QuerySet[Lag]:
    """Public groups with all that a profile shows; each period says whether it has an outline."""
    outline = Boundary.objects.filter(lag_period=OuterRef("pk"))
    periods = LagPeriod.objects.select_related("period", "lead_fund").prefetch_related("funds")
    return (
        public()
        .select_related("country", "source", "logo", "validated_for")
        .prefetch_related(
            "texts", "regions", Prefetch("periods", periods.annotate(has_outline=Exists(outline)))
        )
    )


def filtered(*, country: str = "", fund: str = "", period: str = "", region: str = "") -> QuerySet[Lag]:
    """Public groups of a country or region, with money of a fund, in a period; of those that are given."""
    lags = public()
    if country:
        lags = lags.filter(country_id=country)
    if fund or period:
        lags = lags.filter(pk__in=_ids_by_period(fund, period))
    if region:
        lags = lags.filter(pk__in=ids_of_region(region))
    return lags


def _ids_by_period(fund: str, period: str) -> QuerySet:
    """Fund and period are one condition: this fund in this period."""
    periods = LagPeriod.objects.all()
    if fund:
        periods = periods.filter(funds=fund)
    if period:
        periods = periods.filter(period=period)
    return periods.values("lag_id")


def ids_of_region(code: str) -> QuerySet:
    """Keys of groups that name this region, one within it, or (the country aside) one that holds it."""
    if len(code) == 2:
        return public().filter(country_id=code).values("pk")
    named = Q(regions__in=within([code])) | Q(regions__in=ancestors(code)[1:])
    return public().filter(named).values("pk")


def history(lag: Lag) -> dict[str, list[Lag]]:
    """Public groups that it came from and that came from it: {"predecessors": [...], "successors": [...]}."""
    ours = Lag.predecessors.through.objects.filter(from_lag=lag, to_lag=OuterRef("pk"))
    kin = (
        public().filter(Q(successors=lag) | Q(predecessors=lag)).annotate(came_before=Exists(ours)).distinct()
    )
    found = {"predecessors": [], "successors": []}
    for other in kin:
        found["predecessors" if other.came_before else "successors"].append(other)
    return found


def newest_outline(lag_id: int) -> Boundary | None:
    """The outline of a public group in the newest period that has one."""
    return boundaries().filter(lag_period__lag=lag_id).first()


def for_index(ids: list[int] | None = None) -> QuerySet[Lag]:
    """Public groups with what the search document of each needs."""
    lags = public() if ids is None else public().filter(pk__in=ids)
    return lags.prefetch_related(
        "texts", "regions", Prefetch("periods", LagPeriod.objects.prefetch_related("funds"))
    )


def to_validate(lags: QuerySet[Lag]) -> QuerySet[Lag]:
    """Those groups that their own people have declared, and nobody has vouched for since; the newest first."""
    waiting = lags.filter(live=True, standing=Lag.Standing.SELF_DECLARED)
    return waiting.select_related("country").order_by("-last_published_at", "pk")


def last_vouched_for(lag: Lag) -> Lag | None:
    """The group as it was when a network or a register last stood behind it; None if that never was."""
    behind = (Lag.Standing.VALIDATED, Lag.Standing.IMPORTED)
    found = lag.revisions.filter(content__standing__in=behind).order_by("-created_at", "-pk").first()
    return found.as_object() if found else None


def boundaries() -> QuerySet[Boundary]:
    """Outlines of public groups in their newest periods first."""
    return (
        Boundary.objects.filter(lag_period__lag__live=True)
        .select_related("lag_period__lag__country", "lag_period__period")
        .order_by("-lag_period__period__start")
    )
