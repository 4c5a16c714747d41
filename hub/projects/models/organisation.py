from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from hub.core.addresses import slug_of
from hub.core.models import Provenance

from .project import Project


class Organisation(Provenance):
    """A body that carries out projects or takes part in them. Never a natural person."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association")
        MUNICIPALITY = "municipality", _("municipality")
        COMPANY = "company", _("company")
        COOPERATIVE = "cooperative", _("cooperative")
        SCHOOL = "school", _("school or university")
        PARISH = "parish", _("parish")
        PUBLIC_BODY = "public-body", _("public body")
        LAG = "lag", _("local action group")
        UNKNOWN = "", _("not known")

    name = models.CharField(_("name"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, blank=True)
    country = models.ForeignKey(
        "places.Country", models.PROTECT, related_name="organisations", verbose_name=_("country")
    )
    region = models.ForeignKey(
        "places.Region", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("region")
    )
    town = models.CharField(_("town"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="organisation_once_per_source")
        ]

    def __str__(self):
        return self.name

    @property
    def slug(self) -> str:
        """Name for the address line; the number before it is what counts."""
        return slug_of(self.name, "organisation")

    def get_absolute_url(self) -> str:
        """Its page on the site, in the active language."""
        return reverse("organisations:profile", args=[self.pk, self.slug])


class Beneficiary(models.Model):
    """Who carries a project out, alone or with partners: an organisation, or a person.

    A person's name shows only where the law asks for it, and for two years after its publication
    (Reg. (EU) 2021/1060 art. 49, Reg. (EU) 2021/2116 art. 98-99); the hub stores none beyond that.
    """

    class Role(models.TextChoices):
        LEAD = "lead", _("carries it out")
        PARTNER = "partner", _("partner")

    project = ParentalKey(Project, on_delete=models.CASCADE, db_index=False, related_name="beneficiaries")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="participations",
        verbose_name=_("organisation"),
    )  # fmt: skip
    is_person = models.BooleanField(_("a natural person"), default=False)
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.LEAD)
    order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("beneficiary")
        verbose_name_plural = _("beneficiaries and partners")
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="organisation_once_per_project"),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(is_person=True),
                name="beneficiary_is_somebody",
            ),
        ]

    def __str__(self):
        return str(self.organisation) if self.organisation_id else str(_("a private person"))
