"""New projects as an Atom feed: of all, or of a theme, a country, a region, a group, a fund."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from hub.core.shown import shown
from hub.lags.queries import public as public_groups
from hub.places.models import Country, Region
from hub.vocabulary.models import Fund, Period, Theme

from . import queries
from .forms import ProjectFilter
from .models import Project

#: Entries of a feed.
SIZE = 50
#: What a feed may be narrowed down by, and where its name is looked up.
NARROWED_BY = {
    "theme": Theme.objects, "country": Country.objects, "region": Region.objects, "lag": public_groups(),
    "fund": Fund.objects, "period": Period.objects,
}  # fmt: skip


class InLanguages(Atom1Feed):
    """Atom in which each entry says its language (RFC 4287, 2)."""

    def item_attributes(self, item):
        attributes = super().item_attributes(item)
        return {**attributes, "xml:lang": item["lang"]} if item.get("lang") else attributes


class NewProjects(Feed):
    """Public projects, those that came to the hub last first; the address narrows them as it does the list."""

    feed_type = InLanguages

    def get_object(self, request: HttpRequest) -> dict:
        return narrowing(ProjectFilter(request.GET).chosen())

    def title(self, chosen: dict) -> str:
        return _title(", ".join(_names(chosen)))

    def link(self, chosen: dict) -> str:
        return _address("projects:index", chosen)

    def feed_url(self, chosen: dict) -> str:
        return _address("projects:feed", chosen)

    def items(self, chosen: dict) -> QuerySet[Project]:
        newest = queries.filtered(**chosen).order_by("-pk").values("pk")[:SIZE]
        listed = queries.for_lists().filter(pk__in=newest)
        return listed.only(*queries.LISTED, "created_at", "updated_at").order_by("-pk")

    def item_title(self, project: Project) -> str:
        return shown(project).title

    def item_description(self, project: Project) -> str:
        """The summary as HTML, which Atom takes a summary of Django's for."""
        return escape(shown(project).summary)

    def item_link(self, project: Project) -> str:
        return project.get_absolute_url()

    def item_pubdate(self, project: Project):
        return project.created_at

    def item_updateddate(self, project: Project):
        return project.updated_at

    def item_categories(self, project: Project) -> list[str]:
        return [str(held.theme) for held in project.project_themes.all()]

    def item_copyright(self, project: Project) -> str:
        return project.source.name

    def item_extra_kwargs(self, project: Project) -> dict:
        return {"lang": shown(project).lang}


def narrowing(chosen: dict) -> dict:
    """What a feed takes of that which a list is narrowed down by."""
    return {name: chosen[name] for name in NARROWED_BY if name in chosen}


def of(name: str = "", **chosen) -> tuple[str, str]:
    """(title, path) of the feed of what is chosen and called `name`, for the head of a page."""
    return _title(name), _address("projects:feed", chosen)


def _title(of: str) -> str:
    return _("New projects: %(of)s") % {"of": of} if of else _("New projects")


def _names(chosen: dict) -> Iterator[str]:
    for name, key in chosen.items():
        yield from map(str, NARROWED_BY[name].filter(pk=key))


def _address(name: str, chosen: dict) -> str:
    asked = urlencode(chosen)
    return f"{reverse(name)}?{asked}" if asked else reverse(name)
