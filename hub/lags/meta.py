"""Groups as machines are told of them (schema.org, Open Graph)."""

from django.urls import reverse

from hub.core.meta import Meta, place, without_blanks
from hub.core.shown import Shown
from hub.places.geo import Point

from .models import Lag


def of_group(lag: Lag, text: Shown, point: Point | None, feeds: tuple[tuple[str, str], ...] = ()) -> Meta:
    """Of a group as `for_profile` gives it."""
    image = reverse("share_picture", args=["environment", f"lag-{lag.pk}"])
    thing = {
        "@type": "Organization",
        "name": text.title,
        "alternateName": text.translated,
        "description": text.summary,
        "url": lag.get_absolute_url(),
        "image": image,
        "sameAs": lag.website,
        "email": lag.email if lag.email_is_public else "",
        "foundingDate": str(lag.founded or ""),
        "location": place("", lag.country.iso, lat=point.lat, lon=point.lon) if point else None,
        "areaServed": [
            {"@type": "AdministrativeArea", "name": region.label, "identifier": region.code}
            for region in lag.regions.all()
        ],
    }
    return Meta(
        title=text.title,
        description=text.summary,
        lang=text.lang,
        image=image,
        thing=without_blanks(thing),
        feeds=feeds,
    )
