from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from hub.core.models import Provenance, TextInLanguage, TextsMixin
from hub.core.models.texts import LanguageField


class Network(TextsMixin, Provenance, ClusterableModel):
    """A body that supports LAGs, tends their records and publishes cases.

    It tends the records of its countries, and of its regions in other countries: a regional network names
    regions and no country. The groups and the collection are Wagtail's way of saying what its people may
    do and where their pictures lie; `hub.networks.actions` makes them and keeps them full.
    """

    class Level(models.TextChoices):
        LOCAL = "local", _("local")
        REGIONAL = "regional", _("regional")
        NATIONAL = "national", _("national")
        EUROPEAN = "european", _("European")

    slug = models.SlugField(_("short name"), unique=True)
    level = models.CharField(_("level"), max_length=8, choices=Level, default=Level.NATIONAL)
    name = models.CharField(_("name in its own language"), max_length=200)
    lang = LanguageField(verbose_name=_("its own language"))
    countries = ParentalManyToManyField(
        "places.Country", blank=True, related_name="networks", verbose_name=_("countries")
    )
    regions = ParentalManyToManyField(
        "places.Region", blank=True, related_name="networks", verbose_name=_("regions")
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_is_public = models.BooleanField(_("show the e-mail address to everybody"), default=False)
    editors = models.OneToOneField(
        "auth.Group", models.PROTECT, null=True, editable=False, related_name="edits_for"
    )
    administrators = models.OneToOneField(
        "auth.Group", models.PROTECT, null=True, editable=False, related_name="administers"
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection", models.PROTECT, null=True, editable=False, related_name="network"
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        permissions = [("work_everywhere", "Can work on the records of every network")]
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="network_once_per_source")
        ]

    def __str__(self):
        return self.name


class NetworkText(TextInLanguage):
    """A network's name and texts in one language."""

    network = ParentalKey(Network, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("text in a language")
        verbose_name_plural = _("texts per language")
        constraints = [
            models.UniqueConstraint(fields=["network", "lang"], name="network_one_text_a_language")
        ]

    def __str__(self):
        return f"{self.name} ({self.lang})"
