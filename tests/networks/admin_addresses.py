"""Every address of the admin, as its resolver knows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """name: with its namespaces, as `reverse` takes it. route: as written. takes: names of what it takes."""

    name: str
    route: str
    takes: tuple[str, ...]

    def __str__(self) -> str:
        return self.name or self.route


def of_the_admin() -> list[Address]:
    """All of them, but for what catches the rest."""
    patterns = get_resolver().url_patterns
    (admin,) = [each for each in patterns if isinstance(each, URLResolver) and str(each.pattern) == "admin/"]
    return list(_below(admin, "admin/", ""))


def _below(resolver: URLResolver, route: str, spaces: str) -> Iterator[Address]:
    for each in resolver.url_patterns:
        here = route + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{spaces}{each.namespace}:" if each.namespace else spaces
            yield from _below(each, here, inner)
        elif isinstance(each, URLPattern) and each.name:
            yield Address(f"{spaces}{each.name}", here, tuple(each.pattern.regex.groupindex))
