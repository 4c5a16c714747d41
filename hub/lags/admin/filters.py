import django_filters
from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from hub.core.admin.filters import CatalogueFilters, NeedFilter
from hub.lags.attention import NEEDS
from hub.lags.models import Lag, LagPeriod
from hub.places.queries import country_choices
from hub.vocabulary.models import Fund, Period


def _countries():
    return country_choices(Lag.objects.order_by().values_list("country_id", flat=True).distinct())


class LagFilters(CatalogueFilters):
    """Filters of the list of groups."""

    country = django_filters.ChoiceFilter(label=_("Country"), choices=_countries)
    period = django_filters.ModelChoiceFilter(
        label=_("Period"), queryset=Period.objects.order_by("-start"), method="in_period"
    )
    fund = django_filters.ModelChoiceFilter(label=_("Fund"), queryset=Fund.objects.all(), method="of_fund")
    standing = django_filters.ChoiceFilter(label=_("Standing"), choices=Lag.Standing)
    live = django_filters.BooleanFilter(
        label=_("Published"),
        widget=forms.Select(choices=[("", "---------"), ("true", _("Yes")), ("false", _("No"))]),
    )
    needs = NeedFilter(NEEDS)

    class Meta:
        model = Lag
        fields = ["country", "period", "fund", "source", "standing", "live", "needs"]

    def in_period(self, lags, name, period):
        """Groups active in a programming period."""
        return lags.filter(Exists(LagPeriod.objects.filter(lag=OuterRef("pk"), period=period)))

    def of_fund(self, lags, name, fund):
        """Groups that a fund pays in any period."""
        return lags.filter(Exists(LagPeriod.objects.filter(lag=OuterRef("pk"), funds=fund)))
