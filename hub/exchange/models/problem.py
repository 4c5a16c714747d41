from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.exchange import messages

from .run import ImportRun


class ImportProblem(models.Model):
    """A row that was refused, or taken with a doubt: where, what, why.

    The reason is kept as a code with its values, so that every reader gets it in their own language.
    """

    class Severity(models.TextChoices):
        REFUSED = "refused", _("refused")
        DOUBT = "doubt", _("doubtful")
        KEPT = "kept", _("not undone")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems")
    severity = models.CharField(_("severity"), max_length=7, choices=Severity)
    line = models.PositiveIntegerField(_("line"))
    column = models.CharField(_("column"), max_length=80, blank=True)
    value = models.CharField(_("value"), max_length=500, blank=True)
    code = models.CharField(_("kind of problem"), max_length=40)
    params = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["line", "id"]
        indexes = [models.Index(fields=["run", "severity", "line"], name="import_problem_by_severity")]
        verbose_name = _("problem in a file")
        verbose_name_plural = _("problems in a file")

    def __str__(self):
        return f"{self.line} {self.column}: {self.reason}"

    @property
    def reason(self) -> str:
        """What is wrong and what to do about it, in the active language."""
        return messages.render(self.code, {"value": self.value, "column": self.column, **self.params})
