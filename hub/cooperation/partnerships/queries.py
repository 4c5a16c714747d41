"""Partnerships: those that everybody may see, and those of somebody's groups and networks."""

from django.db.models import Count, Prefetch, Q, QuerySet

from hub.cooperation.matching.rules import INTER_TERRITORIAL
from hub.cooperation.models import Interest, Partner, Partnership
from hub.lags.models import Lag, LagMembership
from hub.networks.scope import scope_of

#: States in which a partner is part of a partnership or may become it.
OPEN = (Partner.State.INVITED, Partner.State.JOINED)


def public() -> QuerySet[Partnership]:
    """Partnerships that everybody may see: all groups that take part agreed."""
    return Partnership.objects.filter(is_public=True)


def whole(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With texts, themes and partners, as lists and pages show them."""
    partners = Partner.objects.select_related("lag", "country", "period", "fund")
    return partnerships.select_related("source").prefetch_related(
        "texts", "themes", Prefetch("partners", partners)
    )


def for_lists() -> QuerySet[Partnership]:
    """Public partnerships with all that a list shows."""
    return whole(public())


def filtered(
    *, theme: str = "", country: str = "", stage: str = "", kind: str = "", period: str = "", lag: int = 0
) -> QuerySet[Partnership]:
    """Public partnerships of a theme, with a partner of a country, of a period or of a group, at a stage."""
    found = public()
    if theme:
        found = found.filter(themes=theme)
    if stage:
        found = found.filter(stage=stage)
    if country or period or lag:
        parts = Partner.objects.filter(state=Partner.State.JOINED)
        if country:
            parts = parts.filter(country=country)
        if period:
            parts = parts.filter(period=period)
        if lag:
            parts = parts.filter(lag=lag)
        found = found.filter(pk__in=parts.values("partnership"))
    if kind:
        here = Q(partners__state=Partner.State.JOINED)
        found = found.annotate(countries=Count("partners__country", filter=here, distinct=True))
        found = found.filter(countries=1) if kind == INTER_TERRITORIAL else found.filter(countries__gt=1)
    return found


def by_lag() -> dict[int, list[int]]:
    """Group -> numbers of its public partnerships, newest first."""
    parts = Partner.objects.filter(state=Partner.State.JOINED, partnership__is_public=True).exclude(lag=None)
    held: dict[int, list[int]] = {}
    for lag, partnership in parts.order_by("-partnership").values_list("lag", "partnership"):
        held.setdefault(lag, []).append(partnership)
    return held


def countries() -> list[str]:
    """Codes of countries with a partner in a public partnership."""
    held = Partner.objects.filter(partnership__is_public=True, state=Partner.State.JOINED)
    return list(held.order_by("country").values_list("country", flat=True).distinct())


def groups_of(user) -> QuerySet:
    """Keys of the groups that somebody works for now."""
    return LagMembership.objects.active().filter(user=user).values("lag")


def of_people(user) -> QuerySet[Partnership]:
    """Partnerships in which groups that somebody works for take part, or to which they are invited."""
    parts = Partner.objects.filter(lag__in=groups_of(user), state__in=OPEN)
    return Partnership.objects.filter(pk__in=parts.values("partnership"))


def tended_by(user) -> QuerySet[Partnership]:
    """Partnerships with a group that somebody's networks tend."""
    scope = scope_of(user)
    if not scope:
        return Partnership.objects.none()
    tended = scope.narrow(Lag.objects.order_by()).values("pk")
    parts = Partner.objects.filter(lag__in=tended, state__in=OPEN)
    return Partnership.objects.filter(pk__in=parts.values("partnership"))


def readable(user) -> QuerySet[Partnership]:
    """Those that somebody may read in the workspace."""
    return Partnership.objects.filter(
        Q(pk__in=of_people(user).order_by().values("pk")) | Q(pk__in=tended_by(user).order_by().values("pk"))
    )


def have_agreed(one: Lag, other: Lag) -> bool:
    """Whether one of two groups has said yes to the other's interest in its offer."""
    between = Q(lag=one, offer__lag=other) | Q(lag=other, offer__lag=one)
    return Interest.objects.filter(between, state=Interest.State.ACCEPTED).exists()
