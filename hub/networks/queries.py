from django.db.models import Count, Q, QuerySet

from .models import Network, NetworkMembership
from .scope import scope_for


def for_country(code: str) -> QuerySet[Network]:
    """Networks that tend the records of a whole country."""
    return Network.objects.filter(countries=code)


def members(network: Network) -> QuerySet[NetworkMembership]:
    """Who works for a network now, administrators first."""
    return network.memberships.active().select_related("user", "granted_by").order_by("role", "since", "pk")


def administrators(network: Network) -> QuerySet[NetworkMembership]:
    """Who decides on people in a network now."""
    return members(network).filter(role=NetworkMembership.Role.ADMINISTRATOR)


def networks_of(user) -> QuerySet[Network]:
    """Networks that somebody works for now."""
    active = NetworkMembership.objects.active().filter(user=user)
    return Network.objects.filter(pk__in=active.values("network"))


def on_whose_behalf(user, record) -> Network | None:
    """The network of somebody's that tends a record; None for who tends it for the whole hub."""
    return next((each for each in networks_of(user) if scope_for(each).covers_record(record)), None)


def with_requests(networks: QuerySet[Network]) -> QuerySet[Network]:
    """Networks with `asking`: how many people wait for a decision."""
    waiting = Q(memberships__state=NetworkMembership.State.REQUESTED)
    return networks.annotate(asking=Count("memberships", filter=waiting))
