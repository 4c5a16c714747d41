"""The outbox: which records have changed and are not yet in the index as they are now; vectors of texts."""

from collections.abc import Iterable
from itertools import islice

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


class UnembeddedQuerySet(models.QuerySet):
    """Writes to the list of records that wait for vectors."""

    AT_ONCE = 500

    def note(self, kind: str, ids: Iterable[int]) -> None:
        """Put records of a kind on the list."""
        rest = iter(ids)
        batches = iter(lambda: list(islice(rest, self.AT_ONCE)), [])
        self.bulk_create([self.model(kind=kind, ids=batch) for batch in batches])


class Unembedded(models.Model):
    """Some records of one kind with texts that have no vectors yet."""

    kind = models.CharField(max_length=40)
    ids = models.JSONField()

    objects = UnembeddedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind}: {len(self.ids)}"

    def take(self, count: int) -> None:
        """Strike off the first records."""
        self.ids = self.ids[count:]
        if self.ids:
            self.save(update_fields=["ids"])
        else:
            self.delete()


class Embedding(models.Model):
    """The vector of a stretch of text, by the hash of what was read."""

    digest = models.CharField(primary_key=True, max_length=32)
    vector = models.BinaryField()

    def __str__(self) -> str:
        return self.digest
