"""Where a record comes from and who vouches for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DataSource(models.Model):
    """A register or list that records come from, with its licence; shown on every record."""

    slug = models.SlugField(_("short name"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("address"), blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    licence_url = models.URLField(_("address of the licence"), blank=True)
    attribution = models.CharField(_("credit line"), max_length=300, blank=True)
    is_sample = models.BooleanField(_("samples, not real records"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("data source")
        verbose_name_plural = _("data sources")

    def __str__(self):
        return self.name


class Provenance(models.Model):
    """Abstract: source of a record, its number there, and whether anybody has vouched for it."""

    class Standing(models.TextChoices):
        IMPORTED = "imported", _("imported")
        SELF_DECLARED = "self_declared", _("self-declared")
        VALIDATED = "validated", _("validated by the network")

    # Every record is unique by (source, external_id); that index serves the source as well.
    source = models.ForeignKey(
        DataSource, models.PROTECT, db_index=False, related_name="+", verbose_name=_("source")
    )
    # The column `source_id` of import files; that name belongs to the key of `source` here.
    external_id = models.CharField(_("number in the source"), max_length=120)
    standing = models.CharField(
        _("standing"), max_length=15, choices=Standing, default=Standing.SELF_DECLARED
    )
    # Looked up only when a user is deleted: not worth an index on every record of a register.
    validated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, db_index=False,
        related_name="+",
    )  # fmt: skip
    validated_at = models.DateTimeField(_("validated on"), null=True, blank=True, editable=False)
    # Of the source's row as it last came in: the same row again changes nothing.
    source_fingerprint = models.CharField(max_length=32, blank=True, editable=False)
    # Set when a person changes the record in the hub; an import then asks before it overwrites.
    edited_at = models.DateTimeField(_("edited in the hub on"), null=True, blank=True, editable=False)
    # Which fields that person changed, as names of a snapshot's keys ("title", "text.lv", "themes"); an
    # import leaves these and may renew the others. Empty while `edited_at` is set means all of them.
    edited_fields = models.JSONField(default=list, blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True, db_index=True)

    class Meta:
        abstract = True
