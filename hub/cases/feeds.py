"""New cases and news as Atom feeds; cases also of a theme, a country, a network, a language, a principle."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from hub.core.addresses import address_of
from hub.core.languages import name_of
from hub.core.shown import shown
from hub.networks.models import Network
from hub.places.models import Country
from hub.projects.feeds import InLanguages
from hub.vocabulary.models import Principle, Theme

from . import queries
from .forms import CaseFilter
from .models import CasePage, NewsPage
from .models.told import Told

#: Entries of a feed.
SIZE = 50
NARROWED_BY = {"theme": Theme, "country": Country, "principle": Principle, "network": Network}


class _Stories(Feed):
    """Public stories, the newest first, each in the language that suits the feed's address."""

    feed_type = InLanguages
    model: type[Told]

    def items(self, chosen: dict) -> list[Told]:
        return list(queries.stories(self.model, queries.numbers(self.model, **chosen)[:SIZE]).values())

    def item_title(self, story: Told) -> str:
        return shown(story).title

    def item_description(self, story: Told) -> str:
        return escape(shown(story).summary)

    def item_link(self, story: Told) -> str:
        return address_of(story)

    def item_pubdate(self, story: Told):
        return story.first_published_at

    def item_updateddate(self, story: Told):
        return max(page.last_published_at for page in story.versions)

    def item_author_name(self, story: Told) -> str:
        return str(story.network or "")

    def item_extra_kwargs(self, story: Told) -> dict:
        return {"lang": shown(story).lang}


class NewCases(_Stories):
    """Cases; the address narrows them as it does the list, and by network."""

    model = CasePage

    def get_object(self, request: HttpRequest) -> dict:
        chosen, network = CaseFilter(request.GET).chosen(), request.GET.get("network", "")
        if network.isascii() and network.isdigit() and len(network) < 19:
            chosen["network"] = int(network)
        return chosen

    def title(self, chosen: dict) -> str:
        return of_cases(**chosen)[0]

    def link(self, chosen: dict) -> str:
        listed = {name: value for name, value in chosen.items() if name != "network"}
        return _address("cases:index", listed)

    def feed_url(self, chosen: dict) -> str:
        return of_cases(**chosen)[1]

    def item_categories(self, case: CasePage) -> list[str]:
        return [str(theme) for theme in case.themes.all()]


class NewNews(_Stories):
    """News of all networks."""

    model = NewsPage

    def get_object(self, request: HttpRequest) -> dict:
        return {}

    def title(self, chosen: dict) -> str:
        return of_news()[0]

    def link(self, chosen: dict) -> str:
        return reverse("cases:all_news")

    def feed_url(self, chosen: dict) -> str:
        return of_news()[1]


def of_cases(**chosen) -> tuple[str, str]:
    """(title, path) of the feed of the cases that are chosen."""
    names = ", ".join(_names(chosen))
    title = _("New cases: %(of)s") % {"of": names} if names else _("New cases")
    return title, _address("cases:feed", chosen)


def of_news() -> tuple[str, str]:
    """(title, path) of the feed of news."""
    return _("News"), reverse("cases:news_feed")


def _names(chosen: dict) -> Iterator[str]:
    for name, value in chosen.items():
        if name == "language":
            yield name_of(value, (get_language() or "en")[:2])
        else:
            yield from map(str, NARROWED_BY[name].objects.filter(pk=value))


def _address(name: str, chosen: dict) -> str:
    return f"{reverse(name)}?{urlencode(chosen)}" if chosen else reverse(name)
