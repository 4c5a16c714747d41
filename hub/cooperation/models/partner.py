from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .partnership import Partnership

#: Where a partner's money comes from, as the columns of its budget are called.
SOURCES = ("eafrd", "other_public", "private", "other")


def _amount(label) -> models.DecimalField:
    return models.DecimalField(label, max_digits=12, decimal_places=2, default=0)


class Partner(models.Model):
    """A group's or organisation's part in a partnership: role, money, approval, and whether it may be shown.

    Name and country are kept even where a group of the hub is named, so that what was agreed can be read when
    the group's record is gone.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("lead partner")
        PARTNER = "partner", _("partner")

    class State(models.TextChoices):
        INVITED = "invited", _("invited")
        JOINED = "joined", _("takes part")
        DECLINED = "declined", _("declined")
        LEFT = "left", _("left")

    class Approval(models.TextChoices):
        NONE = "none", _("not applied yet")
        WAITING = "waiting", _("applied")
        APPROVED = "approved", _("approved")
        REFUSED = "refused", _("refused")
        NOT_NEEDED = "not-needed", _("needs no approval")

    class Place(models.TextChoices):
        RURAL = "rural", _("rural")
        URBAN = "urban", _("not rural")
        UNKNOWN = "unknown", _("not known")

    class Strategy(models.TextChoices):
        YES = "yes", _("yes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("not known")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="partners")
    lag = models.ForeignKey(
        "lags.Lag", models.SET_NULL, null=True, blank=True, related_name="partnerships",
        verbose_name=_("local action group"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=200)
    country = models.ForeignKey("places.Country", models.PROTECT, related_name="+", verbose_name=_("country"))
    website = models.URLField(_("website"), blank=True)
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.PARTNER)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.INVITED)
    # Who is no LAG needs a strategy and a place that counts: Reg. (EU) No 1305/2013 art. 44(2).
    strategy = models.CharField(
        _("carries out a local development strategy"),
        max_length=7,
        choices=Strategy,
        default=Strategy.UNKNOWN,
    )
    place = models.CharField(_("kind of area"), max_length=7, choices=Place, default=Place.UNKNOWN)
    period = models.ForeignKey(
        "vocabulary.Period", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("period of its money"),
    )  # fmt: skip
    fund = models.ForeignKey(
        "vocabulary.Fund", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("fund")
    )
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    eafrd = _amount(_("EAFRD"))
    other_public = _amount(_("other public"))
    private = _amount(_("private"))
    other = _amount(_("other"))
    total = models.GeneratedField(
        expression=F("eafrd") + F("other_public") + F("private") + F("other"),
        output_field=models.DecimalField(max_digits=13, decimal_places=2),
        db_persist=True,
    )
    approval = models.CharField(_("approval"), max_length=10, choices=Approval, default=Approval.NONE)
    deadline = models.DateField(_("deadline for its application"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    #: When it agreed to the public page; None while it has not.
    consented_at = models.DateTimeField(_("agreed to be shown on"), null=True, blank=True, editable=False)
    #: Counts changes of money and approval: who saves says which state they saw.
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        # "lead" comes before "partner".
        ordering = ["role", "pk"]
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(role="lead"), name="partnership_one_lead"
            ),
            models.UniqueConstraint(
                fields=["partnership", "lag"], condition=Q(lag__isnull=False), name="partner_once"
            ),
            models.CheckConstraint(
                condition=Q(eafrd__gte=0, other_public__gte=0, private__gte=0, other__gte=0),
                name="partner_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(role="lead") | Q(state="joined"), name="partner_who_leads_takes_part"
            ),
        ]

    def __str__(self):
        return self.lag.name if self.lag else self.name

    @property
    def is_in(self) -> bool:
        """Whether it takes part."""
        return self.state == self.State.JOINED

    @property
    def leads(self) -> bool:
        """Whether it is the lead partner."""
        return self.role == self.Role.LEAD

    @property
    def lang(self) -> str:
        """The language of its name; "" where that is not known."""
        return self.lag.lang if self.lag else ""

    @property
    def is_refused(self) -> bool:
        """Whether its own country said no."""
        return self.approval == self.Approval.REFUSED
