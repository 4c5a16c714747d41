"""Addresses of records, by the names that the apps give their pages."""

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse

#: Model -> (name of its page, attributes in the address).
PAGES = {
    "lags.lag": ("lags:profile", ("pk", "slug")),
    "projects.project": ("projects:profile", ("pk", "slug")),
    "projects.organisation": ("organisations:profile", ("pk", "slug")),
    "places.country": ("pages:place", ("code",)),
    "places.region": ("pages:place", ("code",)),
    "vocabulary.theme": ("pages:theme", ("slug",)),
}


def address_of(record) -> str:
    """Path of a record's page in the active language. Raises KeyError for a model without one."""
    name, attributes = PAGES[record._meta.label_lower]
    return reverse(name, args=[getattr(record, attribute) for attribute in attributes])


def web_address(text: str) -> str:
    """The address if a browser may be sent there (http, https), else "": imports bring anything."""
    return text if text.lower().startswith(("https://", "http://")) else ""


def moved(request: HttpRequest, record) -> HttpResponsePermanentRedirect | None:
    """A permanent redirect to the record's page if this request came elsewhere, else None.

    What was asked for after the `?` goes along. Raises KeyError for a model without a page.
    """
    proper = address_of(record)
    if request.path == proper:
        return None
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{proper}?{asked}" if asked else proper)
