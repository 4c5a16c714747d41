"""New offers as an Atom feed, of all or of one theme."""

from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from hub.cooperation.models import Offer
from hub.core.shown import shown
from hub.projects.feeds import InLanguages
from hub.vocabulary.models import Theme

from . import queries

#: Entries of a feed.
SIZE = 50


class NewOffers(Feed):
    """Open offers, those that were published last first; `?theme=`."""

    feed_type = InLanguages

    def get_object(self, request: HttpRequest) -> str:
        return request.GET.get("theme", "")[:60]

    def title(self, theme: str) -> str:
        return of(theme)[0]

    def link(self, theme: str) -> str:
        return _address("cooperation:offers", theme)

    def feed_url(self, theme: str) -> str:
        return _address("cooperation:offers_feed", theme)

    def items(self, theme: str):
        offers = queries.open_offers().filter(themes=theme) if theme else queries.open_offers()
        return queries.whole(offers).order_by("-published_at", "-pk")[:SIZE]

    def item_title(self, offer: Offer) -> str:
        return shown(offer).title

    def item_description(self, offer: Offer) -> str:
        """The summary as HTML, which Atom takes a summary of Django's for."""
        return escape(shown(offer).summary)

    def item_link(self, offer: Offer) -> str:
        return offer.get_absolute_url()

    def item_pubdate(self, offer: Offer):
        return offer.published_at

    def item_updateddate(self, offer: Offer):
        return offer.updated_at

    def item_categories(self, offer: Offer) -> list[str]:
        return [str(theme) for theme in offer.themes.all()]

    def item_extra_kwargs(self, offer: Offer) -> dict:
        return {"lang": shown(offer).lang}


def of(theme: str = "") -> tuple[str, str]:
    """(title, path) of the feed of a theme's offers, or of all, for the head of a page."""
    named = Theme.objects.filter(pk=theme).first() if theme else None
    title = _("New cooperation offers: %(of)s") % {"of": named} if named else _("New cooperation offers")
    return title, _address("cooperation:offers_feed", theme)


def list_address() -> str:
    """Path of the list of all offers."""
    return reverse("cooperation:offers")


def _address(name: str, theme: str) -> str:
    return f"{reverse(name)}?{urlencode({'theme': theme})}" if theme else reverse(name)
