"""Whatever publishes, hides or deletes a group (a person, the clock, a command): the index hears of it, and
what a person changed is noted.
"""

from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from . import actions, search
from .models import Lag
from .snapshots import snapshots


@receiver(pre_save, sender=Lag)
def _remember(sender, instance: Lag, raw: bool = False, **kwargs):
    """Keep what is live: publishing saves first and tells afterwards. None for what was never live."""
    ever_live = Lag.objects.exclude(live=False, first_published_at=None)
    known = not raw and ever_live.filter(pk=instance.pk).exists()
    instance.live_before = snapshots([instance.pk]).get(instance.pk) if known else None


@receiver(published, sender=Lag)
def _published(sender, instance: Lag, **kwargs):
    actions.note_edit(lag_id=instance.pk, before=instance.live_before)


@receiver(unpublished, sender=Lag)
def _unpublished(sender, instance: Lag, **kwargs):
    search.enqueue([instance.pk])


@receiver(post_delete, sender=Lag)
def _deleted(sender, instance: Lag, **kwargs):
    search.enqueue([instance.pk])
