"""A picture that is stored gets its sizes in the background."""

from django.db import transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model

from . import tasks


def _stored(sender, instance, raw: bool = False, **kwargs) -> None:
    if not raw:
        transaction.on_commit(lambda: tasks.make_sizes.enqueue(instance.pk), robust=True)


def connect() -> None:
    """Listen; called when the app is ready."""
    post_save.connect(_stored, sender=get_image_model(), dispatch_uid="hub.core.signals")
