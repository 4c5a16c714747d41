"""What hangs on a project: themes, principles, indicators, pictures, links."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from hub.core.models.texts import LanguageField

from .project import Project


class ProjectTheme(models.Model):
    """At most three themes a project; the first is the main one."""

    project = ParentalKey(Project, on_delete=models.CASCADE, db_index=False, related_name="project_themes")
    theme = models.ForeignKey("vocabulary.Theme", models.PROTECT, related_name="+", verbose_name=_("theme"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    sort_order_field = "order"

    class Meta:
        ordering = ["order"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["project", "theme"], name="project_theme_once"),
            models.CheckConstraint(condition=models.Q(order__lt=3), name="project_three_themes"),
        ]

    def __str__(self):
        return str(self.theme)


class ProjectPrinciple(models.Model):
    """How a project lived up to a principle, in words."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="principles")
    principle = models.ForeignKey(
        "vocabulary.Principle", models.PROTECT, related_name="+", verbose_name=_("principle")
    )
    lang = LanguageField()
    how = models.TextField(_("how"))

    class Meta:
        verbose_name = _("principle")
        verbose_name_plural = _("principles")
        constraints = [
            models.UniqueConstraint(fields=["project", "principle", "lang"], name="project_principle_once")
        ]

    def __str__(self):
        return str(self.principle)


class ProjectIndicator(models.Model):
    """What a project set out to reach and what it reached."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="indicators")
    indicator = models.ForeignKey(
        "vocabulary.Indicator",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("EU indicator"),
    )
    name = models.CharField(_("name"), max_length=200)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    reached = models.DecimalField(_("reached"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self):
        return self.name


class ProjectImage(models.Model):
    """A picture of a project; never without alternative text and credit."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey(
        "wagtailimages.Image", models.CASCADE, related_name="+", verbose_name=_("picture")
    )
    alt = models.CharField(_("what the picture shows"), max_length=300)
    credit = models.CharField(_("credit"), max_length=200)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    sort_order_field = "order"

    class Meta:
        ordering = ["order", "id"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.alt


class ProjectLink(models.Model):
    """A page, video or document about a project."""

    class Kind(models.TextChoices):
        PAGE = "page", _("page")
        VIDEO = "video", _("video")
        DOCUMENT = "document", _("document")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.PAGE)
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=500)

    class Meta:
        ordering = ["id"]
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self):
        return self.title
