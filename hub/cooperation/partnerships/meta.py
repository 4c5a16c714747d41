"""Partnerships as machines are told of them (schema.org, Open Graph)."""

from django.urls import reverse

from hub.cooperation.models import Partnership
from hub.core.meta import Meta, without_blanks
from hub.core.shown import Shown


def of_partnership(partnership: Partnership, text: Shown) -> Meta:
    """Of a partnership as `queries.for_lists` gives it."""
    image = reverse("share_picture", args=["cooperation", f"partnership-{partnership.pk}"])
    members = [
        without_blanks(
            {
                "@type": "Organization",
                "name": str(partner),
                "url": partner.lag.get_absolute_url()
                if partner.lag and partner.lag.live
                else partner.website,
            }
        )
        for partner in partnership.here
    ]
    thing = {
        "@type": "Project",
        "name": text.title,
        "alternateName": partnership.title if partnership.title != text.title else "",
        "description": text.summary,
        "url": partnership.get_absolute_url(),
        "image": image,
        "member": members,
    }
    return Meta(
        title=text.title, description=text.summary, lang=text.lang, image=image, thing=without_blanks(thing)
    )
