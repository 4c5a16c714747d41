"""Pages that gather records as machines are told of them (schema.org, Open Graph)."""

from django.conf import settings
from django.urls import reverse

from hub.core.addresses import address_of
from hub.core.meta import Meta, without_blanks
from hub.core.models import DataSource
from hub.places.models import Country, Region
from hub.projects import feeds
from hub.vocabulary.models import Theme


def of_home(title: str, description: str) -> Meta:
    """Of the front door: the site and how it is searched."""
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{reverse('pages:search')}?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    thing = {
        "@type": "WebSite",
        "name": settings.WAGTAIL_SITE_NAME,
        "url": reverse("wagtail_serve", args=[""]),
        "potentialAction": search,
    }
    return Meta(title=title, description=description, thing=thing, feeds=(feeds.of(),))


def of_theme(theme: Theme) -> Meta:
    """Of a theme."""
    thing = {"@type": "DefinedTerm", "name": str(theme), "termCode": theme.pk, "url": address_of(theme)}
    said = theme.description()
    return Meta(
        title=str(theme),
        description=said,
        thing=without_blanks({**thing, "description": said}),
        feeds=(feeds.of(str(theme), theme=theme.pk),),
    )


def of_area(area: Country | Region) -> Meta:
    """Of a country or region."""
    is_country = isinstance(area, Country)
    thing = {
        "@type": "Country" if is_country else "AdministrativeArea",
        "name": str(area),
        "identifier": area.pk,
        "url": address_of(area),
    }
    narrowed = {"country" if is_country else "region": area.pk}
    return Meta(title=str(area), thing=thing, feeds=(feeds.of(str(area), **narrowed),))


def of_sources(title: str, sources: list[DataSource]) -> Meta:
    """Of the data that the catalogue is made of: each source a dataset with its licence."""
    return Meta(
        title=title,
        thing={
            "@type": "DataCatalog",
            "name": settings.WAGTAIL_SITE_NAME,
            "url": reverse("pages:data"),
            "dataset": [_dataset(source) for source in sources],
        },
    )


def _dataset(source: DataSource) -> dict:
    creator = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    return without_blanks(
        {
            "@type": "Dataset",
            "name": source.name,
            "description": source.attribution or source.name,
            "license": source.licence_url,
            "creator": creator,
            "sameAs": source.url,
        }
    )
