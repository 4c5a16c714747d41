from django.db.models import QuerySet

from .models import CooperationRule


def rules() -> QuerySet[CooperationRule]:
    """All rules with what a factsheet shows."""
    return CooperationRule.objects.select_related("country", "region", "period", "fund").prefetch_related(
        "windows"
    )


def eu_rules() -> QuerySet[CooperationRule]:
    """Rules of the whole EU, the newest period first."""
    return rules().filter(country__isnull=True).order_by("-period__start", "slug")


def rules_of(country: str) -> QuerySet[CooperationRule]:
    """Rules of a country and its regions (Eurostat code), the newest period first, the whole country before regions."""
    return rules().filter(country=country).order_by("-period__start", "region__code", "slug")


def countries_with_rules() -> list[str]:
    """Codes of the countries that have any."""
    held = CooperationRule.objects.filter(country__isnull=False).order_by("country")
    return list(held.values_list("country_id", flat=True).distinct())
