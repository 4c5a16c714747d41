from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _


def private_storage():
    """Where uploaded files wait; never served to anybody."""
    return storages["private"]


class ImportRun(models.Model):
    """One file that came in: what it was, what it did, and all that is needed to undo it."""

    class Kind(models.TextChoices):
        LAGS = "lags", _("local action groups")
        PROJECTS = "projects", _("projects")
        BOUNDARIES = "boundaries", _("boundaries")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked, to be confirmed")
        RUNNING = "running", _("being imported")
        DONE = "done", _("imported")
        FAILED = "failed", _("failed, nothing was changed")
        CANCELLED = "cancelled", _("cancelled")
        UNDONE = "undone", _("undone")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    format = models.CharField(_("format"), max_length=10, default="table")
    file_name = models.CharField(_("file"), max_length=255)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(_("uploaded file"), storage=private_storage, upload_to="imports/", blank=True)
    source = models.ForeignKey(
        "core.DataSource", models.PROTECT, related_name="import_runs", verbose_name=_("source")
    )
    options = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    error = models.TextField(_("what went wrong"), blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    created_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    created = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    same = models.PositiveIntegerField(_("same"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    doubtful = models.PositiveIntegerField(_("doubtful"), default=0)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.file_name


class ImportChange(models.Model):
    """One record that a run made or changed, before and after (only the fields that differ)."""

    class Action(models.TextChoices):
        CREATED = "created", _("new")
        CHANGED = "changed", _("changed")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="changes")
    action = models.CharField(max_length=7, choices=Action)
    model = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["model", "object_id"], name="import_change_object")]
        verbose_name = _("change by an import")
        verbose_name_plural = _("changes by imports")

    def __str__(self):
        return f"{self.model} {self.object_id}"


class ImportProblem(models.Model):
    """A row that was refused, or taken with a doubt: where, what, why."""

    class Severity(models.TextChoices):
        REFUSED = "refused", _("refused")
        DOUBT = "doubt", _("doubtful")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="problems")
    severity = models.CharField(_("severity"), max_length=7, choices=Severity)
    line = models.PositiveIntegerField(_("line"))
    column = models.CharField(_("column"), max_length=80, blank=True)
    value = models.CharField(_("value"), max_length=500, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ["line", "id"]
        verbose_name = _("problem in a file")
        verbose_name_plural = _("problems in a file")

    def __str__(self):
        return f"{self.line} {self.column}: {self.reason}"
