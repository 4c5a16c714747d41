from datetime import date
from decimal import Decimal

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase

from hub.core.addresses import slug_of
from hub.core.models import Provenance, TextInLanguage, TextsMixin
from hub.core.models.texts import LanguageField
from hub.core.money import to_euro

AMOUNT = {"max_digits": 14, "decimal_places": 2, "null": True, "blank": True}


class Project(TextsMixin, Provenance, ClusterableModel):
    """What a group (or a comparable programme) funds.

    A plain row: registers have hundreds of thousands. Only `published` ones show on the site.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        APPROVED = "approved", _("approved")
        RUNNING = "running", _("running")
        COMPLETED = "completed", _("completed")
        IN_USE = "in_use", _("completed and in use")
        STOPPED = "stopped", _("stopped")
        UNKNOWN = "unknown", _("not known")

    #: Who is here can plan, and has learned nothing yet. By status alone: dates would make records change overnight.
    NOT_BEGUN = (Status.PLANNED, Status.APPROVED)

    class Transferable(models.TextChoices):
        YES = "yes", _("can be done elsewhere")
        PARTLY = "partly", _("parts can be done elsewhere")
        NO = "no", _("tied to its place")

    title = models.CharField(_("title in its own language"), max_length=500)
    lang = LanguageField(verbose_name=_("its own language"))
    published = models.BooleanField(_("shown on the site"), default=True)
    lag = models.ForeignKey(
        "lags.Lag",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("local action group"),
    )
    country = models.ForeignKey(
        "places.Country",
        models.PROTECT,
        db_index=False,  # project_country_start begins with it
        related_name="projects",
        verbose_name=_("country"),
    )
    region = models.ForeignKey(
        "places.Region",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("region"),
    )
    region_given = models.CharField(_("region as the source gives it"), max_length=60, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=12, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.UNKNOWN)
    # No index on period and fund: each value has so many projects that it would be of no help, only cost.
    period = models.ForeignKey(
        "vocabulary.Period",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="projects",
        verbose_name=_("period"),
    )
    fund = models.ForeignKey(
        "vocabulary.Fund",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="projects",
        verbose_name=_("fund"),
    )
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    measure = models.CharField(_("measure"), max_length=200, blank=True)
    is_cooperation = models.BooleanField(_("cooperation project"), default=False)

    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    assessed_on = models.DateField(_("chosen by the group on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    start_on = models.DateField(_("starts on"), null=True, blank=True)
    end_on = models.DateField(_("ends on"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)

    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    total_cost = models.DecimalField(_("total cost"), **AMOUNT)
    public_support = models.DecimalField(_("public support"), **AMOUNT)
    eu_support = models.DecimalField(_("of it from the EU"), **AMOUNT)
    own_contribution = models.DecimalField(_("own contribution"), **AMOUNT)
    # Kept beside the originals so that lists can sort and add up; actions fill them.
    total_eur = models.DecimalField(_("total cost in euro"), editable=False, **AMOUNT)
    eu_eur = models.DecimalField(_("from the EU in euro"), editable=False, **AMOUNT)

    website = models.URLField(_("website"), max_length=500, blank=True)
    transferable = models.CharField(_("transferable"), max_length=6, choices=Transferable, blank=True)
    visit_offered = models.BooleanField(_("a visit is offered"), default=False)
    talk_offered = models.BooleanField(_("a talk is offered"), default=False)

    themes = models.ManyToManyField("vocabulary.Theme", through="ProjectTheme", related_name="projects")
    keywords = ClusterTaggableManager(
        through="ProjectTag", blank=True, verbose_name=_("keywords"), related_name="projects"
    )

    class Meta:
        ordering = ["-start_on", "-id"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        indexes = [
            models.Index(fields=["country", "-start_on"], name="project_country_start"),
            # The list of all, newest first.
            models.Index(
                fields=["-start_on", "-id"], condition=models.Q(published=True), name="project_newest"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="project_once_per_source"),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True)
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="project_point_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(start_on__isnull=True)
                | models.Q(end_on__isnull=True)
                | models.Q(end_on__gte=models.F("start_on")),
                name="project_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def slug(self) -> str:
        """Title for the address line; the number before it is what counts."""
        return slug_of(self.title, "project")

    def get_absolute_url(self) -> str:
        """Its page on the site, in the active language."""
        return reverse("projects:profile", args=[self.pk, self.slug])

    @property
    def public_eur(self) -> Decimal | None:
        """Public support in euro, at the rate of `total_eur`."""
        return to_euro(self.public_support, self.currency, self.counted_on)

    @property
    def own_eur(self) -> Decimal | None:
        """Own contribution in euro, at the rate of `total_eur`."""
        return to_euro(self.own_contribution, self.currency, self.counted_on)

    @property
    def counted_on(self) -> date | None:
        """The day a project is counted by: its start, else its approval, else its end."""
        return self.start_on or self.approved_on or self.end_on

    @property
    def year(self) -> int | None:
        """The year a project is counted in."""
        return self.counted_on.year if self.counted_on else None


class ProjectText(TextInLanguage):
    """A project's texts in one language."""

    # Here and below: a constraint that begins with the project is index enough, and imports are faster.
    project = ParentalKey(Project, on_delete=models.CASCADE, db_index=False, related_name="texts")
    title = models.CharField(_("title"), max_length=500)
    summary = models.TextField(_("summary"), blank=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("text in a language")
        verbose_name_plural = _("texts per language")
        constraints = [
            models.UniqueConstraint(fields=["project", "lang"], name="project_one_text_a_language")
        ]

    def __str__(self):
        return f"{self.title} ({self.lang})"


class Keyword(TagBase):
    """A free keyword; any script, so the slug keeps letters that are not ASCII."""

    slug = models.SlugField(max_length=120, unique=True, allow_unicode=True)

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")


class ProjectTag(ItemBase):
    """A keyword on a project."""

    tag = models.ForeignKey(Keyword, models.CASCADE, related_name="project_tags")
    content_object = ParentalKey(Project, on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="project_keyword_once")]
