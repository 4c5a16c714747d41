"""The search index while a whole file comes in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from search import background, conf, indexer
from search.errors import Busy, SearchError


@contextmanager
def held_back() -> Iterator[None]:
    """Within, the index waits; afterwards it follows in the background."""
    with background.held_back():
        yield


def catch_up(progress: Callable[[int], object]) -> bool:
    """Bring all that waits to the index now; False if the engine is away (then it follows later).

    Another process that is at it already goes on with what waits here.
    Does nothing where the settings leave the index to another process (`SEARCH["DRAIN"]` is "never").
    """
    if conf.drain_mode() == "never":
        return True
    try:
        indexer.drain(progress=progress)
    except Busy:
        return True
    except SearchError:
        return False
    return True
