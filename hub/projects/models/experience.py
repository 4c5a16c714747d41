from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from hub.core.models import TextInLanguage

from .project import Project


class Experience(TextInLanguage):
    """What a project learned, told in one language, for those who want to do it too."""

    #: In the order in which they are told.
    FIELDS = (
        "challenge", "done", "results", "worked", "avoid",
        "innovation", "involvement", "conditions", "effort", "cost",
    )  # fmt: skip
    #: What others learn from; the rest tells what the project is.
    LESSONS = ("worked", "avoid")

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="experiences")
    challenge = models.TextField(_("The challenge"), blank=True)
    done = models.TextField(_("What was done"), blank=True)
    results = models.TextField(_("Results"), blank=True)
    worked = models.TextField(_("What worked"), blank=True)
    avoid = models.TextField(_("What to avoid"), blank=True)
    innovation = models.TextField(_("What was new"), blank=True)
    involvement = models.TextField(_("Who took part"), blank=True)
    conditions = models.TextField(_("What it takes elsewhere"), blank=True)
    effort = models.TextField(_("Effort"), blank=True)
    cost = models.TextField(_("Cost of keeping it"), blank=True)

    class Meta:
        ordering = ["lang"]
        verbose_name = _("experience")
        verbose_name_plural = _("experiences per language")
        constraints = [
            models.UniqueConstraint(fields=["project", "lang"], name="project_one_experience_a_language")
        ]

    def __str__(self):
        return f"{self.project_id} ({self.lang})"

    def told(self) -> list[tuple[str, str, str]]:
        """What has been told: (field, its heading, text), in reading order."""
        return [
            (name, str(self._meta.get_field(name).verbose_name), getattr(self, name))
            for name in self.FIELDS
            if getattr(self, name)
        ]
