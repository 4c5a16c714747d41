from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from .lag import Lag


class LagPeriod(ClusterableModel):
    """What holds for a group in one programming period: code, area, people, funds."""

    lag = ParentalKey(Lag, on_delete=models.CASCADE, related_name="periods")
    period = models.ForeignKey(
        "vocabulary.Period", models.PROTECT, related_name="lag_periods", verbose_name=_("period")
    )
    # Codes are unique per country and period only (and some countries give none).
    country = models.ForeignKey("places.Country", models.PROTECT, related_name="+", editable=False)
    code = models.CharField(_("code"), max_length=40, blank=True)
    name = models.CharField(_("name in that period, if it was another"), max_length=200, blank=True)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    area_km2 = models.DecimalField(_("area in km²"), max_digits=9, decimal_places=1, null=True, blank=True)
    municipalities = models.JSONField(_("municipalities"), default=list, blank=True)
    funds = ParentalManyToManyField("vocabulary.Fund", blank=True, verbose_name=_("funds"), related_name="+")
    lead_fund = models.ForeignKey(
        "vocabulary.Fund",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead fund"),
    )

    class Meta:
        ordering = ["-period__start"]
        verbose_name = _("programming period of a group")
        verbose_name_plural = _("programming periods")
        constraints = [
            models.UniqueConstraint(fields=["lag", "period"], name="lag_period_once"),
            models.UniqueConstraint(
                fields=["country", "period", "code"],
                condition=~models.Q(code=""),
                name="lag_code_once_per_country_period",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.period}".strip()

    def save(self, *args, **kwargs):
        self.country_id = self.lag.country_id
        super().save(*args, **kwargs)

    @property
    def density(self) -> float | None:
        """People per km²."""
        return float(self.population / self.area_km2) if self.population and self.area_km2 else None


class Boundary(models.Model):
    """The outline of a group in a period; apart, so that lists do not carry it."""

    lag_period = models.OneToOneField(LagPeriod, models.CASCADE, related_name="boundary")
    geometry = models.JSONField(_("outline (GeoJSON, WGS 84)"))
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()
    credit = models.CharField(_("credit line"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")

    def __str__(self):
        return str(self.lag_period)
