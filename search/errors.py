"""What can go wrong in a search, for callers to catch."""


class SearchError(Exception):
    """Anything the search room raises on purpose."""


class PageOutOfRange(SearchError, ValueError):
    """A page that lies beyond what can be paged to, or a size that is none."""

    def __init__(self, page: int, size: int) -> None:
        super().__init__(f"page {page} of {size} is out of range")
        self.page = page
        self.size = size


class EngineUnavailable(SearchError):
    """The engine cannot be reached or its index cannot be read."""


class Busy(SearchError):
    """Somebody else holds the lock."""


class UnknownKind(SearchError, LookupError):
    """No app has registered that kind of record."""


class ModelDamaged(SearchError):
    """The model that texts are embedded with is not there, or not the one that is meant."""
