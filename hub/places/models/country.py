from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.places import geo, names, territory


class Country(models.Model):
    """A country a partner may be in; its code is Eurostat's: EL for Greece, UK for the United Kingdom."""

    code = models.CharField(_("code"), max_length=2, primary_key=True)
    eu_member = models.BooleanField(_("member of the EU"), default=False)
    #: ISO 639-1 codes of the languages official in the whole country, the most spoken first.
    languages = models.JSONField(_("languages"), default=list, blank=True)
    #: ISO 4217.
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True, validators=geo.LATITUDE)
    lon = models.FloatField(_("longitude"), null=True, blank=True, validators=geo.LONGITUDE)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def iso(self) -> str:
        """ISO 3166 code: GR for Greece, GB for the United Kingdom."""
        return territory.ISO_FROM_EUROSTAT.get(self.code, self.code)

    @property
    def name(self) -> str:
        """Name in the reader's language."""
        return names.country_name(self.code)

    @property
    def boxes(self) -> tuple[geo.Box, ...]:
        """Boxes round its parts, the largest first."""
        return geo.country_boxes(self.code)
