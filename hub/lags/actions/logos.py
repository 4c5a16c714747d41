"""Logos that groups upload."""

from django.core.files.base import File
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Collection

from hub.lags.models import Lag
from hub.lags.permissions import networks_over


@transaction.atomic
def add_logo(*, lag: Lag, file: File, description: str, user):
    """Keep a logo (checked by `hub.core.uploads`) among the pictures of the group's network; the picture.

    Where no network tends the group it lies among the hub's own.
    """
    return get_image_model().objects.create(
        title=f"{lag.name}: logo"[:255],
        file=file,
        description=description,
        collection=_collection(lag),
        uploaded_by_user=user,
    )


def _collection(lag: Lag) -> Collection:
    over = networks_over(lag).filter(collection__isnull=False)
    network = over.order_by("pk").select_related("collection").first()
    return network.collection if network else Collection.get_first_root_node()
