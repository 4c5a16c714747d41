"""Addresses of records, by the names that the apps give their pages."""

from django.urls import reverse

#: Model -> (name of its page, attributes in the address).
PAGES = {
    "lags.lag": ("lags:profile", ("pk", "slug")),
    "projects.project": ("projects:profile", ("pk", "slug")),
    "projects.organisation": ("projects:organisation", ("pk", "slug")),
    "places.country": ("pages:place", ("code",)),
    "places.region": ("pages:place", ("code",)),
    "vocabulary.theme": ("pages:theme", ("slug",)),
}


def address_of(record) -> str:
    """Path of a record's page in the active language. Raises KeyError for a model without one."""
    name, attributes = PAGES[record._meta.label_lower]
    return reverse(name, args=[getattr(record, attribute) for attribute in attributes])
