from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from hub.core.models.texts import LanguageField

#: Days after which somebody should read the source again.
STALE_AFTER = 365


class CooperationRule(ClusterableModel):
    """What holds for cooperation projects of one place, period and fund, with its source. Rules warn, they never
    block; what is not known is said to be unknown.
    """

    class Covers(models.TextChoices):
        BOTH = "both", _("inter-territorial and transnational")
        INTER_TERRITORIAL = "inter-territorial", _("inter-territorial")
        TRANSNATIONAL = "transnational", _("transnational")

    class Decides(models.TextChoices):
        LAG = "lag", _("the local action group")
        LAG_THEN_AUTHORITY = "lag-authority", _("the local action group chooses, the authority approves")
        AUTHORITY = "authority", _("the authority, without the local action group")
        COUNTRY = "country", _("each country lays it down")
        UNKNOWN = "unknown", _("unknown")

    class Applications(models.TextChoices):
        ANY_TIME = "any-time", _("at any time")
        WINDOWS = "windows", _("in the windows below")
        BY_GROUP = "by-group", _("when the local action group says so")
        UNKNOWN = "unknown", _("unknown")

    class Known(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("unknown")

    class Per(models.TextChoices):
        PROJECT = "project", _("a project")
        GROUP = "group", _("a local action group, in the whole period")

    slug = models.SlugField(_("short name"), unique=True)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, null=True, blank=True, related_name="cooperation_rules",
        verbose_name=_("country"), help_text=_("Empty for the whole EU."),
    )  # fmt: skip
    region = models.ForeignKey(
        "places.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region"),
        help_text=_("Empty for the whole country."),
    )  # fmt: skip
    period = models.ForeignKey(
        "vocabulary.Period", models.PROTECT, related_name="+", verbose_name=_("period")
    )
    fund = models.ForeignKey(
        "vocabulary.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fund"),
        help_text=_("Empty for all funds."),
    )  # fmt: skip
    covers = models.CharField(_("kind of cooperation"), max_length=20, choices=Covers, default=Covers.BOTH)
    decides = models.CharField(_("who decides"), max_length=14, choices=Decides, default=Decides.UNKNOWN)
    applications = models.CharField(
        _("when one can apply"), max_length=10, choices=Applications, default=Applications.UNKNOWN
    )
    rate_percent = models.DecimalField(
        _("highest rate of support (% of eligible costs)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    eu_share_percent = models.DecimalField(
        _("highest share of the fund (% of public support)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    ceiling = models.DecimalField(
        _("highest support"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    ceiling_per = models.CharField(_("highest support for"), max_length=7, choices=Per, default=Per.PROJECT)
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    preparatory = models.CharField(
        _("support for preparation"), max_length=7, choices=Known, default=Known.UNKNOWN
    )
    note = models.TextField(_("what else to know"), max_length=1200, blank=True)
    lang = LanguageField(verbose_name=_("language of the note"), default="en")
    source_name = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("address of the source"), max_length=500)
    checked_on = models.DateField(_("source last read on"))

    class Meta:
        ordering = ["country", "-period__start", "region", "fund", "slug"]
        verbose_name = _("rule of cooperation")
        verbose_name_plural = _("rules of cooperation")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(country__isnull=False) | models.Q(region__isnull=True),
                name="cooperation_rule_region_has_country",
            ),
            models.CheckConstraint(
                condition=models.Q(rate_percent__isnull=True) | models.Q(rate_percent__range=(0, 100)),
                name="cooperation_rule_rate_is_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(eu_share_percent__isnull=True)
                | models.Q(eu_share_percent__range=(0, 100)),
                name="cooperation_rule_eu_share_is_a_share",
            ),
        ]

    def __str__(self):
        return f"{self.place} {self.period}"

    def get_absolute_url(self) -> str:
        """The factsheet that tells it, in the active language."""
        if self.country_id is None:
            return reverse("cooperation:rules")
        return reverse("cooperation:country_rules", args=[self.country_id])

    @property
    def place(self) -> str:
        """Where it holds, in the active language."""
        return str(self.region or self.country or _("European Union"))

    def is_stale(self, today: date) -> bool:
        """Whether nobody has read the source for a year."""
        return self.checked_on < today - timedelta(days=STALE_AFTER)


class RuleWindow(models.Model):
    """Days in which one can apply; both included."""

    rule = ParentalKey(CooperationRule, on_delete=models.CASCADE, related_name="windows")
    opens = models.DateField(_("opens"))
    closes = models.DateField(_("closes"))

    class Meta:
        ordering = ["opens"]
        verbose_name = _("window for applications")
        verbose_name_plural = _("windows for applications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")),
                name="cooperation_window_closes_after_opening",
            )
        ]

    def __str__(self):
        return f"{self.opens} - {self.closes}"
