"""Logos that groups upload."""

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from wagtail.images import get_image_model
from wagtail.models import Collection

from hub.lags.models import Lag
from hub.networks.models import Network


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
    starts = [code for region in lag.regions.all() for code in region.path]
    over = Network.objects.filter(
        Q(countries=lag.country_id) | Q(regions__in=starts), collection__isnull=False
    )
    network = over.order_by("pk").select_related("collection").first()
    return network.collection if network else Collection.get_first_root_node()
