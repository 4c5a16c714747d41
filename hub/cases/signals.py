"""The index follows what becomes of pages, and every network gets its home."""

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from hub.networks.models import Network, NetworkText

from . import actions, search
from .models import CasePage, NetworkPage, NewsPage
from .models.told import Told


def _story_changed(sender, instance, **kwargs) -> None:
    page = instance.specific
    if isinstance(page, Told) and page.number:
        search.enqueue(type(page), [page.number])
    elif isinstance(page, NetworkPage) and page.network_id:
        search.enqueue_networks([page.network_id])


def _story_deleted(sender, instance: Told, **kwargs) -> None:
    if instance.number:
        search.enqueue(sender, [instance.number])


def _moved(sender, instance, **kwargs) -> None:
    """Below another network a story is that network's."""
    for model in (CasePage, NewsPage):
        for page in model.objects.filter(path__startswith=instance.path):
            page.save()
            search.enqueue(model, [page.number])


def _restricted(sender, instance: PageViewRestriction, **kwargs) -> None:
    """What lies in a part of the tree that becomes private is found no more, and the other way round."""
    for model in (CasePage, NewsPage):
        within = model.objects.filter(path__startswith=instance.page.path)
        search.enqueue(model, within.order_by().values_list("number", flat=True))


def _network_saved(sender, instance: Network, raw: bool = False, **kwargs) -> None:
    if raw:
        return
    search.enqueue_networks([instance.pk])
    if instance.editors_id:
        actions.ensure_home(network=instance, lang=instance.lang)


def _home_made(sender, instance: NetworkPage, created: bool, raw: bool = False, **kwargs) -> None:
    if created and not raw and instance.network and instance.network.editors_id:
        actions.furnish(home=instance)


def _network_deleted(sender, instance: Network, **kwargs) -> None:
    search.enqueue_networks([instance.pk])
    actions.keep_after_network(network=instance)


def _text_changed(sender, instance: NetworkText, **kwargs) -> None:
    search.enqueue_networks([instance.network_id])


def connect() -> None:
    """Listen; called when the app is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_story_changed, dispatch_uid="hub.cases")
    for model in (CasePage, NewsPage):
        post_delete.connect(_story_deleted, sender=model, dispatch_uid="hub.cases")
    post_page_move.connect(_moved, dispatch_uid="hub.cases")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid="hub.cases")
        signal.connect(_text_changed, sender=NetworkText, dispatch_uid="hub.cases")
    post_save.connect(_network_saved, sender=Network, dispatch_uid="hub.cases")
    post_save.connect(_home_made, sender=NetworkPage, dispatch_uid="hub.cases")
    pre_delete.connect(_network_deleted, sender=Network, dispatch_uid="hub.cases")
