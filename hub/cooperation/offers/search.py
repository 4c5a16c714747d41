"""What can be found of offers: record -> Document, and which records show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models.signals import post_delete
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.signals import published, unpublished

from hub.cooperation.models import Offer
from hub.lags.events import changed
from hub.lags.models import Lag
from hub.places.about import EXACT, FACET, IN_REGION, in_first
from hub.places.territory import path
from search import api, outbox, registry
from search.contracts import Document, FacetRequest, Page, Query, Range, Text
from search.errors import EngineUnavailable

from . import queries

OFFER = "offer"
#: Value of the facet of wanted countries for offers that are open to all.
ANYWHERE = "any"
#: Facets that the list of offers narrows down by, and how many of their values are offered.
FACETS = {"theme": 60, "wanted": 60, "language": 30, "stage": 4, "offer_kind": 4}

Unavailable = EngineUnavailable


@dataclass(frozen=True, slots=True)
class Found:
    """A page of offers, how many there are in all, and facet -> {value: count}."""

    offers: list[Offer]
    total: int
    counts: Mapping[str, Mapping[str, int]]


def enqueue(ids: Iterable[int]) -> None:
    """Tell the index that these offers were changed or deleted; inside the same transaction."""
    outbox.enqueue(OFFER, ids)


def find(
    *, text: str, facets: Mapping[str, Sequence[str]], within_days: int | None, page: int, size: int
) -> Found:
    """Open offers by words and facets, the best or newest first. Raises Unavailable.

    within_days: only those whose last day comes in so many days.
    """
    today = timezone.localdate()
    last = today + timedelta(days=within_days) if within_days is not None else None
    asked = {name: tuple(values) for name, values in facets.items() if values}
    if wanted := asked.get("wanted"):
        asked["wanted"] = (*wanted, ANYWHERE)
    found = api.find(
        Query(
            text=text,
            lang=(get_language() or "en")[:2],
            kinds=(OFFER,),
            facets=asked,
            # Also keeps what expired last night and has not left the index yet from being counted.
            ranges={"reply": Range(today, last)},
            sort="relevance" if text else "newest",
            page=page,
            size=size,
            facets_wanted=tuple(FacetRequest(name, most) for name, most in FACETS.items()),
            highlight=False,
        )
    )
    return Found([item.record for item in found.items], found.page.total, _counts(found.page))


def ids() -> Iterator[int]:
    """Ids of all offers that may be found."""
    return queries.open_offers().order_by("pk").values_list("pk", flat=True).iterator()


def documents(ids: Sequence[int]) -> Iterator[Document]:
    """Documents of those of `ids` that may be found."""
    return (document(offer) for offer in queries.whole(queries.open_offers().filter(pk__in=ids)))


def records(ids: Sequence[int]) -> Mapping[int, Offer]:
    """Open offers by id, with what a list shows."""
    return {offer.pk: offer for offer in queries.whole(queries.open_offers().filter(pk__in=ids))}


def document(offer: Offer) -> Document:
    """An offer as it can be found; it is where its group is."""
    key, lag = f"{OFFER}:{offer.pk}", offer.lag
    regions = list(lag.regions.all())
    exact = None if lag.lat is None or lag.lon is None else (lag.lat, lag.lon)
    about = in_first(key, regions) if exact is None else None
    texts = tuple(Text(text.lang, text.title, text.summary, text.description) for text in offer.texts.all())
    facets = {
        FACET: (EXACT,) if exact else (IN_REGION,) if about else (),
        "country": (lag.country_id,),
        "region": tuple(
            dict.fromkeys((lag.country_id, *(code for region in regions for code in path(region.pk))))
        ),
        "lag": (str(lag.pk),),
        "theme": tuple(theme.pk for theme in offer.themes.all()),
        "wanted": tuple(offer.countries) or (ANYWHERE,),
        "language": tuple(sorted({text.lang for text in texts})),
        "stage": (offer.stage,),
        "offer_kind": (offer.kind,),
    }
    return Document(
        key=key,
        kind=OFFER,
        texts=texts,
        facets={name: values for name, values in facets.items() if values},
        dates={"date": _published(offer), "reply": offer.last_day},
        point=exact or about,
        names=(lag.name,),
        concepts=tuple(theme.pk for theme in offer.themes.all()),
    )


def _published(offer: Offer) -> date:
    return timezone.localtime(offer.published_at).date()


def _counts(page: Page) -> dict[str, dict[str, int]]:
    return {name: {each.value: each.count for each in page.facet(name).values} for name in FACETS}


def _of_group(lag_id: int) -> None:
    """Offers are found by their group's name and place, and only while the group is."""
    enqueue(Offer.objects.filter(lag=lag_id, state=Offer.State.PUBLISHED).values_list("pk", flat=True))


def _group_changed(sender, lag_id: int, **kwargs) -> None:
    _of_group(lag_id)


def _group_shown(sender, instance: Lag, **kwargs) -> None:
    _of_group(instance.pk)


def _deleted(sender, instance: Offer, **kwargs) -> None:
    enqueue([instance.pk])


def register() -> None:
    """Make offers findable."""
    changed.connect(_group_changed, sender=Lag, dispatch_uid="offers of a changed group")
    for signal in (published, unpublished):
        signal.connect(_group_shown, sender=Lag, dispatch_uid="offers of a group that is shown or hidden")
    post_delete.connect(_deleted, sender=Offer, dispatch_uid="a deleted offer")
    registry.register(registry.Source(OFFER, ids, documents, records))
