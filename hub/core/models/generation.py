from django.db import models


class Generation(models.Model):
    """One row that rises with every change of what the public sees (see `hub.core.caching.generation`)."""

    ROW = 1

    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField()

    def __str__(self):
        return str(self.number)
