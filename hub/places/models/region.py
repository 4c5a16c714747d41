from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.places import geo, kinds, names, territory


class Region(models.Model):
    """A region of NUTS 2024, of the statistical regions beside it, or of the UK's last edition.

    Level 0 is the country, levels 1 to 3 the regions; a code holds every code that begins with it.
    """

    code = models.CharField(_("code"), max_length=5, primary_key=True)
    #: In the language and the script of the place.
    name = models.CharField(_("name"), max_length=120)
    #: Transliteration of Bulgarian, Greek, Macedonian, Serbian and Ukrainian names; else empty.
    latin_name = models.CharField(_("name in Latin letters"), max_length=120, blank=True)
    level = models.PositiveSmallIntegerField(_("level"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    country = models.ForeignKey(
        "places.Country", models.PROTECT, related_name="regions", verbose_name=_("country")
    )
    #: Values of `TerritoryKind`; empty where Eurostat publishes none (outside the EU).
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    #: A town in the region, near its middle for levels 0 to 2: where to put a record that has no point.
    lat = models.FloatField(_("latitude"), validators=geo.LATITUDE)
    lon = models.FloatField(_("longitude"), validators=geo.LONGITUDE)
    #: Year of the NUTS edition: 2024, or 2018 for the UK.
    edition = models.CharField(_("edition"), max_length=4)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["code"]
        indexes = [models.Index(fields=["country", "level", "code"], name="places_region_by_level")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Name that every reader can read: the country's in their language, the region's in Latin letters."""
        if self.level == 0:
            return names.country_name(self.code)
        return self.latin_name or self.name

    @property
    def path(self) -> tuple[str, ...]:
        """Codes from the country down to this region: ("LV", "LV0", "LV00", "LV005")."""
        return territory.path(self.code)

    @property
    def kind_labels(self) -> list:
        """Translatable labels of its kinds."""
        return kinds.labels(self.kinds)
