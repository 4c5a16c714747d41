from django.db import models
from django.utils.translation import gettext_lazy as _

from .run import ImportRun


class ImportChange(models.Model):
    """One record that a run made or changed, before and after (only the fields that differ).

    A created record carries neither: it is its own 'after'. The keys are those of the snapshots of the
    app: "title", "text.lv", "themes".
    """

    class Action(models.TextChoices):
        CREATED = "created", _("new")
        CHANGED = "changed", _("changed")

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="changes")
    action = models.CharField(max_length=7, choices=Action)
    #: "project", "lag", "boundary", "organisation" or "keyword"
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


class ImportPreview(models.Model):
    """A row of a checked file that would be new or change a record: what the preview page shows.

    At most `hub.exchange.running.PREVIEW_ROWS` of each action are kept; the run's counts are of all rows.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="previews")
    action = models.CharField(_("action"), max_length=7, choices=ImportChange.Action)
    line = models.PositiveIntegerField(_("line"))
    title = models.CharField(_("title"), max_length=500)
    object_id = models.PositiveBigIntegerField(_("record"), null=True, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["line", "id"]
        verbose_name = _("row of a preview")
        verbose_name_plural = _("rows of a preview")

    def __str__(self):
        return self.title
