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
        FAILED = "failed", _("failed")
        INTERRUPTED = "interrupted", _("interrupted")
        CANCELLED = "cancelled", _("cancelled")
        UNDONE = "undone", _("undone")

    #: A process works on it.
    AT_WORK = (State.CHECKING, State.RUNNING)
    #: May have written, so `actions.undo` takes it.
    UNDOABLE = (State.DONE, State.FAILED, State.INTERRUPTED)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    format = models.CharField(_("format"), max_length=20, default="table")
    file_name = models.CharField(_("file"), max_length=255)
    file_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    file = models.FileField(_("uploaded file"), storage=private_storage, upload_to="imports/", blank=True)
    # For formats that keep partners in a second file (keep.eu).
    partners_file = models.FileField(
        _("file with partners"), storage=private_storage, upload_to="imports/", blank=True
    )
    source = models.ForeignKey(
        "core.DataSource", models.PROTECT, related_name="import_runs", verbose_name=_("source")
    )
    #: {"strict": bool, "overwrite": bool, "mapping": "text of a mapping of the user's own, TOML"}
    options = models.JSONField(default=dict, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
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
    percent = models.PositiveSmallIntegerField(_("share of the file read, %"), default=0)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    created = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    same = models.PositiveIntegerField(_("same"), default=0)
    refused = models.PositiveIntegerField(_("refused"), default=0)
    doubtful = models.PositiveIntegerField(_("doubtful"), default=0)
    #: Somebody has seen what was the matter; the dashboard counts the run no longer.
    put_away = models.BooleanField(_("put away"), default=False, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.file_name

    @property
    def can_be_confirmed(self) -> bool:
        """Whether `actions.apply` takes it after its check."""
        return self.state == self.State.CHECKED

    @property
    def wants_attention(self) -> bool:
        """Whether it is over and left something to look at: a failure, or rows refused or doubtful."""
        failed = self.state in (self.State.FAILED, self.State.INTERRUPTED)
        return failed or (self.state == self.State.DONE and bool(self.refused or self.doubtful))

    @property
    def can_be_undone(self) -> bool:
        """Whether there is something for `actions.undo` to take back."""
        return self.state in self.UNDOABLE and self.changes.exists()
