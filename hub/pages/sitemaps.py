"""Every public page for search engines: an index of parts, each page in all languages (sitemaps.org)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import F, Max, QuerySet
from django.urls import reverse, translate_url
from django.utils.translation import override
from wagtail.models import Page

from hub.cases import queries as cases
from hub.cases.models import CasePage, NewsPage
from hub.cooperation.offers import queries as offers
from hub.cooperation.partnerships import queries as partnerships
from hub.cooperation.queries import countries_with_rules
from hub.core.addresses import address_of
from hub.core.caching.memory import remembered
from hub.lags import queries as lags
from hub.places.models import Country, Region
from hub.places.territory import path
from hub.projects import queries as projects
from hub.vocabulary.models import Theme

from .models import HomePage, StandardPage

#: Records whose numbers lie within a part; with each in three languages far below the 50,000 allowed.
PART = 2_500
_LISTS = (
    "cooperation:offers", "partnerships:index", "partnerships:together",
    "lags:index", "projects:index", "pages:places", "pages:themes", "pages:which_lag", "pages:data", "pages:figures",
    "cooperation:partners", "cooperation:rules", "cases:index", "cases:all_news", "cases:networks",
)  # fmt: skip
_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its path in each language that it is there in, and when it last changed, if known."""

    paths: dict[str, str]
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """A catalogue of records with numbers, split into parts by number; `columns` are what an address needs."""

    public: Callable[[], QuerySet]
    columns: tuple[str, ...]

    def parts(self) -> list[tuple[int, datetime | None]]:
        """(part, when a record of it last changed)."""
        counted = self.public().order_by().annotate(part=F("pk") / PART).values_list("part")
        return sorted(counted.annotate(changed=Max("updated_at")))

    def entries(self, part: int) -> Iterator[Entry]:
        held = self.public().filter(pk__gte=part * PART, pk__lt=(part + 1) * PART).order_by("pk")
        for record in held.only(*self.columns, "updated_at").iterator():
            yield _everywhere(record.get_absolute_url(), record.updated_at)


CATALOGUES = {
    "lags": Records(lags.public, ("name",)),
    "projects": Records(projects.public, ("title",)),
    "partnerships": Records(partnerships.public, ("title",)),
    "offers": Records(offers.open_offers, ("title",)),
    "organisations": Records(projects.taking_part, ("name",)),
}


def index() -> list[tuple[str, int, datetime | None]]:
    """(section, part, when anything in it last changed) of all parts."""
    whole = [("pages", 0, None), ("themes", 0, None), ("places", 0, None)]
    if cases.networks().exists():
        whole.append(("stories", 0, None))
    return whole + [
        (section, part, changed)
        for section, catalogue in CATALOGUES.items()
        for part, changed in remembered(f"sitemap {section}", catalogue.parts)
    ]


def entries(section: str, part: int) -> list[Entry]:
    """The pages of a part; none where there is no such part."""
    with override("en"):
        if section in CATALOGUES:
            return list(CATALOGUES[section].entries(part))
        return list(_WHOLE[section]()) if section in _WHOLE and part == 0 else []


def _everywhere(address: str, changed: datetime | None = None) -> Entry:
    """Of a page whose address differs by its language alone."""
    return Entry({code: f"/{code}{address[3:]}" for code in _LANGUAGES}, changed)


def _pages() -> Iterator[Entry]:
    for name in _LISTS:
        yield _everywhere(reverse(name))
    for country in countries_with_rules():
        yield _everywhere(reverse("cooperation:country_rules", args=[country]))
    live = Page.objects.live().public().type(HomePage, StandardPage).select_related("locale")
    together = groupby(live.order_by("translation_key", "pk"), lambda page: page.translation_key)
    for _key, pages in together:
        held = [page for page in pages if page.url]
        changed = [page.last_published_at for page in held if page.last_published_at]
        if held:
            yield Entry({page.locale.language_code: page.url for page in held}, max(changed, default=None))


def _stories() -> Iterator[Entry]:
    for model in (CasePage, NewsPage):
        changed = dict(cases.changed(model))
        for number, story in cases.stories(model, changed).items():
            # Each language of the interface in the text that its readers get.
            own = {page.lang: page.url for page in story.versions if page.lang in _LANGUAGES}
            others = own.get("en") or f"/en{story.get_absolute_url()[3:]}"
            yield Entry({code: own.get(code, f"/{code}{others[3:]}") for code in _LANGUAGES}, changed[number])
    for network in cases.networks():
        yield _everywhere(address_of(network), network.updated_at)


def _themes() -> Iterator[Entry]:
    for theme in Theme.objects.only("pk"):
        yield _everywhere(translate_url(address_of(theme), "en"))


def _places() -> Iterator[Entry]:
    codes = {*projects.public().order_by().values_list("country", flat=True).distinct()}
    codes |= {*lags.public().order_by().values_list("country", flat=True).distinct()}
    held = (
        projects.public().filter(region__isnull=False).order_by().values_list("region", flat=True).distinct()
    )
    regions = {above for region in held for above in path(region)[1:]}
    for area in (*Country.objects.filter(pk__in=codes), *Region.objects.filter(pk__in=regions)):
        yield _everywhere(address_of(area))


_WHOLE = {"pages": _pages, "stories": _stories, "themes": _themes, "places": _places}


def index_xml(base: str) -> str:
    """The index; `base` is scheme and host."""
    parts = (
        f"<sitemap><loc>{escape(base + reverse('sitemap_part', args=[section, part]))}</loc>{_changed(at)}</sitemap>"
        for section, part, at in index()
    )
    return _document("sitemapindex", "\n".join(parts))


def part_xml(base: str, found: list[Entry]) -> str:
    """The pages of a part, each address with those of its other languages."""
    return _document("urlset", "\n".join(line for entry in found for line in _urls(base, entry)))


def _urls(base: str, entry: Entry) -> Iterator[str]:
    links = "".join(_link(code, base + address) for code, address in entry.paths.items())
    if "en" in entry.paths:
        links += _link("x-default", base + entry.paths["en"])
    for address in entry.paths.values():
        yield f"<url><loc>{escape(base + address)}</loc>{_changed(entry.changed)}{links}</url>"


def _link(code: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'


def _changed(at: datetime | None) -> str:
    return f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""


def _document(root: str, inside: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        f"\n{inside}\n</{root}>\n"
    )
