"""The log of changes that a network reads: Wagtail's log, with the place of the record beside each entry.

Wagtail shows the log of a kind of record to whoever may edit any record of that kind. An entry has to be
found by its place even when its record is gone, so the place is kept with it.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import BaseLogEntry
from wagtail.models.audit_log import BaseLogEntryManager
from wagtail.permissions import policy_registry

from hub.networks.scope import place_of, scope_of, scoped_models

from .network import Network

SEEING = ("view", "add", "change", "delete", "publish")


class RecordLog(BaseLogEntryManager):
    def log_action(self, instance, action, **kwargs):
        """Add an entry, as Wagtail's `log` asks for."""
        network = instance if isinstance(instance, Network) else None
        country, regions = place_of(instance)
        return super().log_action(
            instance,
            action,
            object_id=str(instance.pk),
            network_id=network.pk if network else None,
            country=country or "",
            regions="".join(f" {code}" for code in sorted(regions)),
            **kwargs,
        )

    def for_instance(self, instance):
        """Entries about one record."""
        kind = ContentType.objects.get_for_model(instance, for_concrete_model=False)
        return self.filter(content_type=kind, object_id=str(instance.pk))

    def viewable_by_user(self, user):
        """Entries of the records within somebody's scope, of kinds that they may see.

        Wagtail's own answer will not do: it remembers the kinds that it found in the first log it asked.
        """
        if user.is_superuser:
            return self.all()
        seen = [
            model
            for model in scoped_models()
            if policy_registry.get_by_type(model).user_has_any_permission(user, SEEING)
        ]
        kinds = ContentType.objects.get_for_models(*seen, for_concrete_models=False).values()
        entries, scope = self.filter(content_type__in=kinds), scope_of(user)
        return entries if scope.everywhere else entries.filter(scope.of_entries())


class RecordLogEntry(BaseLogEntry):
    """One change of a record that a network tends."""

    object_id = models.CharField(max_length=255, db_index=True)
    #: Kept when the network is deleted; a number that leads nowhere is better than an entry without owner.
    network_id = models.PositiveBigIntegerField(null=True, blank=True, db_index=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    #: Codes, each after a blank: " LV005 LV006".
    regions = models.TextField(blank=True)

    objects = RecordLog()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]

    def __str__(self):
        return f"{self.action}: {self.label}"
