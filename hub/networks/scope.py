"""Which records are somebody's to tend: the countries and regions of the networks they work for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce
from hashlib import blake2b
from operator import or_

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from hub.places import territory

#: With this permission the records of all networks.
EVERYWHERE = "networks.work_everywhere"
#: Where a kind of record says which regions it is in: a field to one region or to several, by model label.
_regions_field: dict[str, str] = {}
_scoped: list[type[Model]] = []


def tend(model: type[Model], regions: str = "") -> None:
    """Say that networks tend the records of a model.

    regions: which of its fields holds the region or regions, "" for none; `country` holds the country.
    """
    if model not in _scoped:
        _scoped.append(model)
    if regions:
        _regions_field[model._meta.label_lower] = regions


def scoped_models() -> list[type[Model]]:
    """Models whose records networks tend."""
    return list(_scoped)


def place_of(record: Model) -> tuple[str, set[str]]:
    """(country, codes of regions) of a record as it is in memory; ("", set()) for one without a place."""
    country = getattr(record, "country_id", None) or ""
    name = _regions_field.get(record._meta.label_lower)
    if name is None:
        return country, set()
    relation = record._meta.get_field(name)
    if relation.many_to_many:
        return country, {region.pk for region in getattr(record, name).all()} if record.pk else set()
    code = getattr(record, relation.attname)
    return country, {code} if code else set()


@dataclass(frozen=True, slots=True)
class Scope:
    """Countries and regions (NUTS codes) whose records somebody tends, and the networks they do it for.

    administers: those of the networks in which they also decide on people.
    """

    everywhere: bool = False
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    networks: frozenset[int] = frozenset()
    administers: frozenset[int] = frozenset()
    _beginnings: tuple[str, ...] = field(init=False, default=())

    def __post_init__(self):
        beginnings = {start for code in self.regions for start in territory.beginnings(code)}
        object.__setattr__(self, "_beginnings", tuple(sorted(beginnings)))

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.countries or self.regions or self.networks)

    @property
    def key(self) -> str:
        """A name for what is remembered of its records."""
        named = "all" if self.everywhere else " ".join(sorted(self.countries | self.regions))
        return blake2b(named.encode(), digest_size=8).hexdigest()

    def covers(self, country: str | None, regions: Collection[str] = ()) -> bool:
        """Whether a record in a country and in regions is in it; one region within is enough."""
        if self.everywhere or country in self.countries:
            return True
        return bool(self._beginnings) and any(code.startswith(self._beginnings) for code in regions)

    def covers_record(self, record: Model) -> bool:
        """`covers` for a record as it is in memory."""
        if self.everywhere or getattr(record, "country_id", None) in self.countries:
            return True
        return bool(self._beginnings) and self.covers(*place_of(record))

    def narrow(self, records: QuerySet) -> QuerySet:
        """Those of a queryset of records with a place that are in it."""
        if self.everywhere:
            return records
        wanted = Q(country__in=self.countries)
        name = _regions_field.get(records.model._meta.label_lower)
        if name and self._beginnings:
            within = _any(Q(**{f"{name}__code__startswith": start}) for start in self._beginnings)
            wanted |= Q(pk__in=records.model._base_manager.filter(within).values("pk"))
        return records.filter(wanted)

    def of_entries(self) -> Q:
        """Which entries of the log of changes are about records in it."""
        of_regions = (Q(regions__contains=f" {start}") for start in self._beginnings)
        return _any((Q(country__in=self.countries), Q(network_id__in=self.networks), *of_regions))


EVERYTHING = Scope(everywhere=True)


def scope_of(user) -> Scope:
    """What somebody tends now; asked once a request and kept on the user."""
    if not getattr(user, "is_active", False):
        return Scope()
    if not hasattr(user, "_network_scope"):
        user._network_scope = _look_up(user)
    return user._network_scope


def scope_for(network: Model) -> Scope:
    """What a network tends."""
    return Scope(
        countries=frozenset(network.countries.values_list("pk", flat=True)),
        regions=frozenset(network.regions.values_list("pk", flat=True)),
        networks=frozenset({network.pk}),
    )


def forget(user) -> None:
    """After a change of somebody's memberships."""
    for remembered in ("_network_scope", "_perm_cache", "_group_perm_cache", "_user_perm_cache"):
        if hasattr(user, remembered):
            delattr(user, remembered)


def _look_up(user) -> Scope:
    membership = apps.get_model("networks", "NetworkMembership")
    roles = dict(membership.objects.active().filter(user=user).values_list("network_id", "role"))
    everywhere = user.is_superuser or user.has_perm(EVERYWHERE)
    network = apps.get_model("networks", "Network")
    pairs = {"countries": set(), "regions": set()}
    if not everywhere:
        for name, found in pairs.items():
            through = getattr(network, name).through
            key = "country_id" if name == "countries" else "region_id"
            found |= set(through.objects.filter(network__in=roles).values_list(key, flat=True))
    return Scope(
        everywhere=everywhere,
        countries=frozenset(pairs["countries"]),
        regions=frozenset(pairs["regions"]),
        networks=frozenset(roles),
        administers=frozenset(key for key, role in roles.items() if role == membership.Role.ADMINISTRATOR),
    )


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q(pk__in=[]))
