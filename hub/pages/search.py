"""The search of the site: the only file of this app that knows `search`."""

from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import get_language

from search import api, registry
from search.analysis.lemmas import all_ready as has_dictionaries  # noqa: F401, for prepare
from search.contracts import MAX_WINDOW, Box, FacetRequest, Page, Query
from search.errors import EngineUnavailable, UnknownKind
from search.models import OutboxEntry

from . import parameters

#: Hits on a page.
SIZE = 20
#: The last page that can be gone to.
LAST_PAGE = MAX_WINDOW // SIZE
#: Facet -> how many of its values are offered.
OFFERED = {
    "kind": 10, "theme": 60, "country": 60, "region": 60, "fund": 12, "period": 12, "status": 12,
    "language": 30, "lessons": 2, "transferable": 3, "cooperation": 2,
}  # fmt: skip

Unavailable = EngineUnavailable


def query_of(data: QueryDict, **changes) -> Query:
    """The query that an address asks; a page beyond the last is drawn to the last."""
    arguments = parameters.read(data)
    arguments["page"] = min(arguments["page"], LAST_PAGE)
    if "box" in arguments:
        arguments["box"] = Box(*arguments["box"])
    query = Query(
        lang=(get_language() or "en")[:2],
        size=SIZE,
        facets_wanted=tuple(FacetRequest(name, size) for name, size in OFFERED.items()),
        **arguments,
    )
    return replace(query, **changes)


def find(query: Query) -> api.Results:
    """The page of hits with their records. Raises `Unavailable`."""
    return api.find(query)


def cells(data: QueryDict) -> Page:
    """Clusters of what an address asks for, on its part of the map and at its zoom. Raises `Unavailable`."""
    query = query_of(
        data,
        page=1,
        size=0,
        facets_wanted=(),
        highlight=False,
        cells_zoom=parameters.zoom(data),
    )
    return api.engine().search(query)


def record(kind: str, number: int):
    """A record that a visitor may see, as lists show it; None if there is none."""
    try:
        return registry.source(kind).records([number]).get(number)
    except UnknownKind:
        return None


def has_waiting() -> bool:
    """Whether changes wait to be brought to the index."""
    return OutboxEntry.objects.pending().exists()


def has_index() -> bool:
    """Whether the engine has a whole index that can be searched."""
    return api.engine().health().ok
