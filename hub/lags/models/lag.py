from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin

from hub.core.addresses import slug_of
from hub.core.models import Provenance, TextInLanguage, TextsMixin
from hub.core.models.texts import LanguageField


class Lag(
    TextsMixin, PreviewableMixin, LockableMixin, DraftStateMixin, RevisionMixin, Provenance, ClusterableModel
):
    """A local action group; one record across programming periods."""

    class Kind(models.TextChoices):
        LAG = "lag", _("Local action group")
        FLAG = "flag", _("Fisheries local action group")

    class TerritoryKind(models.TextChoices):
        COASTAL = "coastal", _("coastal")
        MOUNTAIN = "mountain", _("mountain")
        ISLAND = "island", _("island")
        BORDER = "border", _("border")
        SPARSELY_POPULATED = "sparsely-populated", _("sparsely populated")
        OUTERMOST = "outermost", _("outermost region")
        RIVER_LAKE = "river-lake", _("rivers and lakes")
        URBAN_FRINGE = "urban-fringe", _("near a city")

    kind = models.CharField(_("kind"), max_length=4, choices=Kind, default=Kind.LAG)
    name = models.CharField(_("name in its own language"), max_length=200)
    lang = LanguageField(verbose_name=_("its own language"))
    country = models.ForeignKey(
        "places.Country", models.PROTECT, related_name="lags", verbose_name=_("country")
    )
    regions = ParentalManyToManyField(
        "places.Region", blank=True, related_name="lags", verbose_name=_("regions")
    )
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    email_is_public = models.BooleanField(_("show the e-mail address to everybody"), default=False)
    languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    territory_kinds = models.JSONField(_("kind of territory"), default=list, blank=True)
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    social_links = models.JSONField(_("social media"), default=list, blank=True)
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    #: The body for whose sake the profile was validated; in public it stands for the person who did it.
    validated_for = models.ForeignKey(
        "networks.Network", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    predecessors = ParentalManyToManyField(
        "self", blank=True, symmetrical=False, related_name="successors", verbose_name=_("came from")
    )
    revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ["country", "name"]
        verbose_name = _("local action group")
        verbose_name_plural = _("local action groups")
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="lag_once_per_source"),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True)
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="lag_point_on_earth",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def slug(self) -> str:
        """Name for the address line; the number before it is what counts."""
        return slug_of(self.name, "lag")

    def get_absolute_url(self) -> str:
        """Its page on the site, in the active language."""
        return reverse("lags:profile", args=[self.pk, self.slug])

    @property
    def territory_kind_labels(self) -> list[str]:
        """The kinds of territory in the active language."""
        return [str(self.TerritoryKind(kind).label) for kind in self.territory_kinds]

    #: What imports and edits note on the live record; a draft, however old, does not bring it back.
    NOT_IN_DRAFTS = (
        "source", "external_id", "source_fingerprint", "edited_at", "edited_fields", "created_at",
    )  # fmt: skip

    def with_content_json(self, content):
        drafted = super().with_content_json(content)
        for name in self.NOT_IN_DRAFTS:
            setattr(drafted, name, getattr(self, name))
        return drafted

    def get_preview_template(self, request, mode_name):
        return "lags/preview.html"


class LagText(TextInLanguage):
    """A group's name and texts in one language."""

    lag = ParentalKey(Lag, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("text in a language")
        verbose_name_plural = _("texts per language")
        constraints = [models.UniqueConstraint(fields=["lag", "lang"], name="lag_one_text_a_language")]

    def __str__(self):
        return f"{self.name} ({self.lang})"
