"""Cases, news and networks as machines are told of them (schema.org, Open Graph)."""

from django.urls import reverse

from hub.core import pictures
from hub.core.addresses import web_address
from hub.core.images import USUAL, spec
from hub.core.meta import Meta, place, without_blanks
from hub.core.shown import Shown
from hub.networks.models import Network

from .models import CasePage, NewsPage
from .models.told import Told


def of_case(case: CasePage) -> Meta:
    """Of a case as it is read in one language."""
    about = [
        {"@type": "DefinedTerm", "name": str(theme), "termCode": theme.pk} for theme in case.themes.all()
    ]
    where = None
    if case.country:
        where = place("", case.country.iso, region=case.region.label if case.region else "")
    return _article(case, "Article", about=about, contentLocation=where)


def of_news(news: NewsPage) -> Meta:
    """Of news."""
    return _article(news, "NewsArticle")


def of_network(network: Network, text: Shown, listed: tuple[tuple[str, str], ...] = ()) -> Meta:
    """Of a network's home."""
    thing = {
        "@type": "Organization",
        "name": text.title,
        "alternateName": text.translated,
        "description": text.summary,
        "url": reverse("cases:network", args=[network.slug]),
        "sameAs": web_address(network.website),
        "email": network.email if network.email_is_public else "",
    }
    return Meta(
        title=text.title, description=text.summary, lang=text.lang, thing=without_blanks(thing), feeds=listed
    )


def _article(story: Told, kind: str, **more) -> Meta:
    if story.picture:
        image = story.picture.get_rendition(spec(*USUAL)).url
    else:
        image = reverse("share_picture", args=[pictures.group_of(story), f"story-{story.number or 0}"])
    network = story.network
    publisher = {"@type": "Organization", "name": network.name} if network else None
    told, changed = story.first_published_at, story.last_published_at
    thing = {
        "@type": kind,
        "headline": story.title,
        "description": story.summary,
        "inLanguage": story.lang,
        "url": story.get_absolute_url(),
        "image": image,
        "datePublished": told and told.date().isoformat(),
        "dateModified": changed and changed.date().isoformat(),
        "author": publisher,
        "publisher": publisher,
        **more,
    }
    return Meta(
        title=story.seo_title or story.title,
        description=story.search_description or story.summary,
        lang=story.lang,
        image=image,
        kind="article",
        thing=without_blanks(thing),
    )
