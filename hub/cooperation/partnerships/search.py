"""What can be found of partnerships: record -> Document, and which records show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hub.cooperation.models import Partnership
from hub.cooperation.partnerships import queries
from hub.places.territory import path
from search import outbox, registry
from search.contracts import Document, Text

PARTNERSHIP = "partnership"


def enqueue(ids: Iterable[int]) -> None:
    """Tell the index that these partnerships were made, changed or deleted; inside the same transaction."""
    outbox.enqueue(PARTNERSHIP, ids)


def ids() -> Iterator[int]:
    """Ids of all partnerships that may be found."""
    return queries.public().order_by("pk").values_list("pk", flat=True).iterator()


def documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    found = queries.for_lists().filter(pk__in=ids).prefetch_related("partners__lag__regions")
    return (_document(partnership) for partnership in found)


def records(ids: Sequence[int]) -> Mapping[int, Partnership]:
    """Public partnerships by id, with what a list shows."""
    return {each.pk: each for each in queries.for_lists().filter(pk__in=ids)}


def _document(partnership: Partnership) -> Document:
    here = partnership.here
    texts = tuple(
        Text(text.lang, text.title, text.summary, text.description) for text in partnership.texts.all()
    )
    if not any(text.lang == "en" for text in texts):
        texts += (Text("en", partnership.title),)
    themes = tuple(theme.pk for theme in partnership.themes.all())
    facets = {
        "country": tuple(dict.fromkeys(each.country_id for each in here)),
        "region": _regions(here),
        "lag": tuple(str(each.lag_id) for each in here if each.lag_id),
        "theme": themes,
        "period": tuple(dict.fromkeys(each.period_id for each in here if each.period_id)),
        "fund": tuple(dict.fromkeys(each.fund_id for each in here if each.fund_id)),
        "language": tuple(sorted({text.lang for text in texts})),
        "year": (str(partnership.start_on.year),) if partnership.start_on else (),
        "cooperation": ("yes",),
    }
    return Document(
        key=f"{PARTNERSHIP}:{partnership.pk}",
        kind=PARTNERSHIP,
        texts=texts,
        facets={name: values for name, values in facets.items() if values},
        dates={"date": partnership.start_on} if partnership.start_on else {},
        names=tuple(str(each) for each in here),
        concepts=themes,
    )


def _regions(here: Iterable) -> tuple[str, ...]:
    codes = [each.country_id for each in here]
    for each in here:
        if each.lag:
            codes += [code for region in each.lag.regions.all() for code in path(region.pk)]
    return tuple(dict.fromkeys(codes))


def register() -> None:
    """Make partnerships findable."""
    registry.register(registry.Source(PARTNERSHIP, ids, documents, records))
