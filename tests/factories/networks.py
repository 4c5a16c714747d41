"""Networks, and people who work for them."""

from hub.accounts.models import User
from hub.networks import actions
from hub.networks.models import Network, NetworkMembership
from tests.factories.people import UserFactory

EDITOR, ADMINISTRATOR = NetworkMembership.Role.EDITOR, NetworkMembership.Role.ADMINISTRATOR


def a_network(slug: str = "danish", lang: str = "da", countries=("DK",), regions=(), **fields) -> Network:
    """A network with its groups and collection; the Danish one unless told."""
    name = fields.pop("name", f"Network {slug}")
    return actions.create_network(
        slug=slug, lang=lang, name=name, countries=countries, regions=regions, **fields
    )


def a_member(network: Network, role: str = EDITOR, **fields) -> User:
    """Somebody who works for a network."""
    user = UserFactory(**fields)
    actions.grant(user=user, network=network, role=role)
    return User.objects.get(pk=user.pk)
