from collections.abc import Iterable

from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.log_actions import log

from hub.core.actions import identify
from hub.networks import groups
from hub.networks.models import Network, NetworkText


@transaction.atomic
def create_network(
    *,
    slug: str,
    lang: str,
    name: str,
    countries: Iterable[str] = (),
    regions: Iterable[str] = (),
    by=None,
    texts: dict[str, dict] | None = None,
    **fields,
) -> Network:
    """Make a network with its groups and collection.

    countries, regions: codes. texts: {"en": {"name": ..., "summary": ...}}; there is one in its own language
    anyway. fields: others of the model. Raises IntegrityError when there is one of this short name.
    """
    network = Network(slug=slug, lang=lang, name=name, **fields)
    identify(record=network)
    network.save()
    network.countries.set(countries)
    network.regions.set(regions)
    for code, text in {lang: {}, **(texts or {})}.items():
        NetworkText.objects.create(**{"network": network, "lang": code, "name": name, **text})
    groups.furnish(network)
    network.save()
    log(instance=network, action="wagtail.create", user=by)
    return network


def complete(*, network: Network) -> Network:
    """Fill in what follows from the rest of a network from a form: source, number, name from its own text."""
    identify(record=network)
    own = network.text_in(network.lang)
    network.name = own.name if own else network.name
    groups.furnish(network)
    return network


@transaction.atomic
def delete_network(*, network: Network, by=None) -> None:
    """Delete a network with its groups of users; its people keep their accounts, its files a collection.

    The records it tended stay, tended by whoever else names their place.
    """
    log(instance=network, action="wagtail.delete", user=by, deleted=True)
    groups_of_users = [group for group in (network.editors, network.administrators) if group]
    collection = network.collection
    network.delete()
    for group in groups_of_users:
        group.delete()
    files = (get_image_model(), get_document_model())
    if collection and not any(model.objects.filter(collection=collection).exists() for model in files):
        collection.delete()
