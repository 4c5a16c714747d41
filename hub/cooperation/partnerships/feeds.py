"""New public partnerships as an Atom feed, narrowed as the list is."""

from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from hub.cooperation.models import Partnership
from hub.core.shown import shown
from hub.projects.feeds import InLanguages

from . import queries
from .forms import PartnershipFilter

#: Entries of a feed.
SIZE = 50


class NewPartnerships(Feed):
    """Those that came to the hub last first."""

    feed_type = InLanguages

    def get_object(self, request: HttpRequest) -> dict:
        return PartnershipFilter(request.GET).chosen()

    def title(self, chosen: dict) -> str:
        return _("New partnerships")

    def link(self, chosen: dict) -> str:
        return _address("partnerships:index", chosen)

    def feed_url(self, chosen: dict) -> str:
        return _address("partnerships:feed", chosen)

    def items(self, chosen: dict) -> QuerySet[Partnership]:
        newest = queries.filtered(**chosen).order_by("-pk").values("pk")[:SIZE]
        return queries.for_lists().filter(pk__in=list(newest.values_list("pk", flat=True))).order_by("-pk")

    def item_title(self, partnership: Partnership) -> str:
        return shown(partnership).title

    def item_description(self, partnership: Partnership) -> str:
        # HTML to who reads it (RFC 4287, 3.1.1).
        partners = ", ".join(f"{partner} ({partner.country.name})" for partner in partnership.here)
        return "".join(f"<p>{escape(part)}</p>" for part in (shown(partnership).summary, partners) if part)

    def item_link(self, partnership: Partnership) -> str:
        return partnership.get_absolute_url()

    def item_pubdate(self, partnership: Partnership):
        return partnership.created_at

    def item_updateddate(self, partnership: Partnership):
        return partnership.updated_at

    def item_extra_kwargs(self, partnership: Partnership) -> dict:
        return {"lang": shown(partnership).lang}


def of(**chosen) -> tuple[str, str]:
    """(title, path) of the feed of what is chosen, for the head of a page."""
    return _("New partnerships"), _address("partnerships:feed", chosen)


def _address(name: str, chosen: dict) -> str:
    asked = urlencode(chosen)
    return f"{reverse(name)}?{asked}" if asked else reverse(name)
