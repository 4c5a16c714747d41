"""What can be found of cases, news and networks: record -> Document, and which records show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hub.networks.models import Network
from hub.places.about import FACET, IN_REGION, about
from hub.places.geo import Point
from hub.places.territory import level_of, path
from search import outbox, registry
from search.contracts import Document, Text

from . import queries
from .models import CasePage, NewsPage
from .models.told import Told

CASE, NEWS, NETWORK = "case", "news", "network"
KINDS = {CasePage: CASE, NewsPage: NEWS}
#: Told and edited stories come before bare lines of a register when words match alike.
TOLD_BOOST = 1.25


def enqueue(model: type[Told], numbers: Iterable[int]) -> None:
    """Tell the index that these stories were published, changed or taken back; inside the same transaction."""
    outbox.enqueue(KINDS[model], numbers)


def enqueue_networks(ids: Iterable[int]) -> None:
    """The same for networks."""
    outbox.enqueue(NETWORK, ids)


def _texts(versions: Iterable[Told]) -> tuple[Text, ...]:
    return tuple(Text(page.lang, page.title, page.summary, page.words) for page in versions)


def case_documents(numbers: Sequence[int]) -> Iterator[Document]:
    """Documents of those cases that may be found, each in all its languages."""
    for number in numbers:
        versions = queries.for_reading(CasePage, number)
        if versions:
            yield _case(number, versions)


def _case(number: int, versions: list[CasePage]) -> Document:
    case, key = versions[0], f"{CASE}:{number}"
    themes = tuple(theme.pk for theme in case.themes.all())
    lags = list(case.lags.filter(live=True))
    region = case.region if case.region and level_of(case.region_id) else None
    facets = {
        "country": (case.country_id,) if case.country_id else (),
        "region": path(case.region_id or case.country_id) if case.country_id else (),
        "theme": themes,
        "lag": tuple(str(lag.pk) for lag in lags),
        "principle": tuple(dict.fromkeys(held.principle_id for held in case.principles.all() if held.how)),
        "language": tuple(sorted({page.lang for page in versions})),
        "lessons": ("yes",) if any(block.block_type == "lesson" for block in case.body) else (),
        FACET: (IN_REGION,) if region else (),
    }
    told = case.first_published_at
    return Document(
        key=key,
        kind=CASE,
        texts=tuple(
            Text(text.lang, text.title, text.summary, "\n\n".join((text.body, *_transfer(page))))
            for text, page in zip(_texts(versions), versions, strict=True)
        ),
        facets={name: values for name, values in facets.items() if values},
        dates={"date": told.date()} if told else {},
        point=about(key, Point(region.lat, region.lon)) if region else None,
        names=tuple(lag.name for lag in lags)
        + tuple(case.projects.filter(published=True).values_list("title", flat=True)),
        concepts=themes,
        boost=TOLD_BOOST,
    )


def _transfer(page: CasePage) -> list[str]:
    return [text for _heading, text in page.transfer] + [held.how for held in page.principles.all()]


def news_documents(numbers: Sequence[int]) -> Iterator[Document]:
    """Documents of those news that may be found."""
    for number in numbers:
        versions = queries.for_reading(NewsPage, number)
        if versions:
            news = versions[0]
            countries = tuple(news.network.countries.values_list("pk", flat=True)) if news.network else ()
            told = news.first_published_at
            yield Document(
                key=f"{NEWS}:{number}",
                kind=NEWS,
                texts=_texts(versions),
                facets={"country": countries, "language": tuple(sorted({page.lang for page in versions}))},
                dates={"date": told.date()} if told else {},
                names=(news.network.name,) if news.network else (),
            )


def network_documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of networks, with what stands on their homes."""
    for network in queries.networks().filter(pk__in=ids):
        homes = {home.locale.language_code: home.words for home in queries.homes(network)}
        texts = [
            Text(
                text.lang, text.name, text.summary, "\n\n".join((text.description, homes.pop(text.lang, "")))
            )
            for text in network.texts.all()
        ]
        texts += [Text(lang, network.name, "", words) for lang, words in homes.items() if words]
        codes = tuple(country.pk for country in network.countries.all())
        yield Document(
            key=f"{NETWORK}:{network.pk}",
            kind=NETWORK,
            texts=tuple(texts) or (Text(network.lang, network.name),),
            facets={"country": codes, "language": tuple(sorted({text.lang for text in texts}))},
            names=tuple(dict.fromkeys((network.name, *(text.name for text in network.texts.all())))),
        )


def network_records(ids: Sequence[int]) -> Mapping[int, Network]:
    """Networks by id, with what a list shows."""
    return {network.pk: network for network in queries.networks().filter(pk__in=ids)}


def register() -> None:
    """Make cases, news and networks findable."""
    for model, kind, documents in ((CasePage, CASE, case_documents), (NewsPage, NEWS, news_documents)):
        registry.register(registry.Source(kind, _ids(model), documents, _records(model)))
    registry.register(
        registry.Source(
            NETWORK,
            lambda: Network.objects.order_by("pk").values_list("pk", flat=True).iterator(),
            network_documents,
            network_records,
        )
    )


def _ids(model: type[Told]):
    return lambda: (number for number, _at in queries.changed(model))


def _records(model: type[Told]):
    return lambda numbers: queries.stories(model, numbers)
