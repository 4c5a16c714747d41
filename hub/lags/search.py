"""What can be found of groups: record -> Document, and which records show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hub.core.caching.memory import remembered
from hub.places.about import EXACT, FACET, IN_REGION, in_first
from hub.places.territory import path
from search import api, outbox, registry
from search.contracts import Document, Text
from search.errors import SearchError

from . import queries
from .models import Lag

LAG = "lag"


def enqueue(ids: Iterable[int]) -> None:
    """Tell the index that these groups were made, changed or deleted; inside the same transaction."""
    outbox.enqueue(LAG, ids)


def more_like(lag: int, size: int) -> list[int]:
    """Ids of the groups most like one, nearest first; none while the engine is away."""

    def ask() -> list[int]:
        return [int(hit.id) for hit in api.engine().similar(f"{LAG}:{lag}", kinds=(LAG,), size=size)]

    try:
        return remembered(f"more like lag {lag} {size}", ask)
    except SearchError:
        return []


def ids() -> Iterator[int]:
    """Ids of all groups that may be found."""
    return queries.public().order_by("pk").values_list("pk", flat=True).iterator()


def documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    return (_document(lag) for lag in queries.for_index(ids))


def records(ids: Sequence[int]) -> Mapping[int, Lag]:
    """Public groups by id, with what a list shows."""
    return {lag.pk: lag for lag in queries.for_lists().filter(pk__in=ids)}


def numbers(ids: Sequence[int]) -> Mapping[int, str]:
    """Numbers of groups in their sources, by id."""
    return dict(queries.public().filter(pk__in=ids).values_list("pk", "external_id"))


def _document(lag: Lag) -> Document:
    periods = lag.periods.all()
    texts = tuple(Text(text.lang, text.name, text.summary, text.description) for text in lag.texts.all())
    municipalities = (name for period in periods for name in period.municipalities)
    former_names = (period.name for period in periods)
    key = f"{LAG}:{lag.pk}"
    exact = None if lag.lat is None or lag.lon is None else (lag.lat, lag.lon)
    about = in_first(key, lag.regions.all()) if exact is None else None
    facets = {
        FACET: (EXACT,) if exact else (IN_REGION,) if about else (),
        "country": (lag.country_id,),
        "region": _regions(lag),
        "lag": (str(lag.pk),),
        "fund": tuple(dict.fromkeys(fund.pk for period in periods for fund in period.funds.all())),
        "period": tuple(period.period_id for period in periods),
        "territory": tuple(lag.territory_kinds),
        "language": tuple(sorted({text.lang for text in texts})),
    }
    return Document(
        key=key,
        kind=LAG,
        texts=texts or (Text(lag.lang, lag.name),),
        facets={name: values for name, values in facets.items() if values},
        point=exact or about,
        names=tuple(
            dict.fromkeys(
                filter(None, (lag.name, *former_names, *municipalities, *(period.code for period in periods)))
            )
        ),
    )


def _regions(lag: Lag) -> tuple[str, ...]:
    codes = (code for region in lag.regions.all() for code in path(region.pk))
    return tuple(dict.fromkeys((lag.country_id, *codes)))


def register() -> None:
    """Make groups findable."""
    registry.register(registry.Source(LAG, ids, documents, records, numbers))
