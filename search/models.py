"""The outbox: which records have changed and are not yet in the index as they are now."""

from django.db import models


class OutboxQuerySet(models.QuerySet):
    """Reads over the outbox."""

    def pending(self) -> "OutboxQuerySet":
        """Waiting to be indexed, oldest first."""
        return self.filter(applied=False, error="").order_by("pk")

    def failed(self) -> "OutboxQuerySet":
        """Could not be indexed; tried again only when asked."""
        return self.exclude(error="").order_by("pk")


class OutboxEntry(models.Model):
    """Up to a thousand changed (or deleted) records of one kind.

    Written in the transaction that changes the records and deleted once the engine has
    committed them, so that a process killed in between loses nothing.
    """

    kind = models.CharField(max_length=40)
    ids = models.JSONField()
    created = models.DateTimeField(auto_now_add=True)
    # In the live index, but kept for the one that is being built beside it.
    applied = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["applied", "id"], name="search_outbox_order")]

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.ids)}"
