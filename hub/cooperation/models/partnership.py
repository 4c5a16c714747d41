from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hub.cooperation.matching.rules import INTER_TERRITORIAL, TRANSNATIONAL
from hub.core.addresses import slug_of
from hub.core.models import Provenance, TextInLanguage, TextsMixin
from hub.core.models.texts import LanguageField


class Stage(models.TextChoices):
    """From an idea to a project that is done; a partnership may stop at any of them."""

    IDEA = "idea", _("idea")
    LETTER = "letter-of-intent", _("letter of intent")
    PLAN = "activity-plan", _("activity plan")
    AGREEMENT = "agreement", _("agreement")
    APPROVED = "approved", _("approved")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped")


class Partnership(TextsMixin, Provenance):
    """LAGs and comparable groups that do one project together; what all of them share.

    The kind (inter-territorial, transnational) is never stored: it follows from the partners. Partners are
    prefetched by `partnerships.queries` before more than one is shown.
    """

    Stage = Stage
    KINDS = {
        INTER_TERRITORIAL: _("Inter-territorial cooperation project"),
        TRANSNATIONAL: _("Transnational cooperation project"),
        "": _("Cooperation project"),
    }

    title = models.CharField(
        _("title in English"), max_length=200, help_text=_("The title that all partners use.")
    )
    lang = LanguageField(verbose_name=_("language it was begun in"), default="en")
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.IDEA)
    start_on = models.DateField(_("starts on"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months that it takes"), null=True, blank=True)
    themes = models.ManyToManyField(
        "vocabulary.Theme", blank=True, related_name="+", verbose_name=_("themes")
    )
    projects = models.ManyToManyField(
        "projects.Project",
        blank=True,
        related_name="partnerships",
        verbose_name=_("projects that came of it"),
    )
    #: Whether all groups that take part agreed to a public page; kept by the actions.
    is_public = models.BooleanField(_("public"), default=False, db_index=True, editable=False)
    #: Counts changes of the columns above: who saves says which state they saw.
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="partnership_once_per_source")
        ]

    def __str__(self):
        return self.title

    @property
    def slug(self) -> str:
        """Name for the address line; the number before it is what counts."""
        return slug_of(self.title, "partnership")

    def get_absolute_url(self) -> str:
        """Its public page, in the active language."""
        return reverse("partnerships:profile", args=[self.pk, self.slug])

    @property
    def here(self) -> list:
        """Partners that take part, the lead first."""
        return [partner for partner in self.partners.all() if partner.is_in]

    @property
    def lead(self):
        """The partner that leads."""
        return next((partner for partner in self.here if partner.leads), None)

    @property
    def kind(self) -> str:
        """Code of the kind, from the countries of those who take part; "" for one partner alone."""
        if len(self.here) < 2:
            return ""
        return INTER_TERRITORIAL if len({each.country_id for each in self.here}) == 1 else TRANSNATIONAL

    @property
    def kind_label(self) -> str:
        """The kind in the active language."""
        return str(self.KINDS[self.kind])

    @property
    def country(self) -> str:
        """Names of its countries, that of the lead first."""
        return ", ".join(dict.fromkeys(partner.country.name for partner in self.here))

    @property
    def lat(self) -> float | None:
        """Of the lead's point, in degrees."""
        return self.lead.lag.lat if self.lead and self.lead.lag else None

    @property
    def lon(self) -> float | None:
        """Of the lead's point, in degrees."""
        return self.lead.lag.lon if self.lead and self.lead.lag else None


class PartnershipText(TextInLanguage):
    """What the project is about, in one language."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="texts")
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("summary"), max_length=600, blank=True)
    objectives = models.TextField(_("objectives"), max_length=4000, blank=True)
    activities = models.TextField(_("activities"), max_length=6000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("text in a language")
        verbose_name_plural = _("texts per language")
        constraints = [
            models.UniqueConstraint(fields=["partnership", "lang"], name="partnership_one_text_a_language")
        ]

    def __str__(self):
        return f"{self.title} ({self.lang})"

    @property
    def description(self) -> str:
        """All that is told beside the summary."""
        return "\n\n".join(filter(None, (self.objectives, self.activities)))


class StageChange(models.Model):
    """When a partnership came to a stage."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="stage_changes")
    stage = models.CharField(_("stage"), max_length=16, choices=Stage)
    on = models.DateField(_("on"))

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = _("stage of a partnership")
        verbose_name_plural = _("stages of partnerships")

    def __str__(self):
        return f"{self.get_stage_display()} {self.on}"
