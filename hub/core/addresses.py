"""Addresses of records, by the names that the apps give their pages."""

import unicodedata

from anyascii import anyascii
from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.text import slugify

#: Longest name in an address, in signs.
SLUG_LENGTH = 60

#: Model -> (name of its page, attributes in the address).
PAGES = {
    "lags.lag": ("lags:profile", ("pk", "slug")),
    "projects.project": ("projects:profile", ("pk", "slug")),
    "projects.organisation": ("organisations:profile", ("pk", "slug")),
    "cooperation.offer": ("cooperation:offer", ("pk", "slug")),
    "cases.casepage": ("cases:case", ("number", "shown_slug")),
    "cases.newspage": ("cases:news", ("number", "shown_slug")),
    "networks.network": ("cases:network", ("slug",)),
    "cooperation.partnership": ("partnerships:profile", ("pk", "slug")),
    "places.country": ("pages:place", ("code",)),
    "places.region": ("pages:place", ("code",)),
    "vocabulary.theme": ("pages:theme", ("slug",)),
}


def address_of(record) -> str:
    """Path of a record's page in the active language. Raises KeyError for a model without one."""
    name, attributes = PAGES[record._meta.label_lower]
    return reverse(name, args=[getattr(record, attribute) for attribute in attributes])


def slug_of(name: str, otherwise: str) -> str:
    """A name for the address line, in ASCII whatever its script; `otherwise` where nothing of it is left.

    >>> slug_of("Vindmøllerne på Ærø", "project")
    'vindmollerne-pa-aero'
    """
    plain = name if name.isascii() else anyascii(unicodedata.normalize("NFC", name))
    return slugify(plain)[:SLUG_LENGTH].strip("-") or otherwise


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
