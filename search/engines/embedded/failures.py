"""tantivy's failures as ours. Its panics are no ``Exception``, so they would pass all handlers."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.errors import EngineUnavailable, SearchError

_PANIC = "PanicException"
_DAMAGED = (
    "An IO error occurred",
    "Data corrupted",
    "Failed to open",
    "An invalid argument was passed: 'Failed to lookup Doc",
)
"""How tantivy's ``ValueError`` begins when its files are at fault and not what it was asked."""


@contextmanager
def as_unavailable(*others: type[Exception]) -> Iterator[None]:
    """Turn an engine's failure within the block into ``EngineUnavailable``.

    Those are its panics, errors of the file system, damaged files and ``others`` (while it opens or
    writes an index, tantivy raises ``ValueError`` for anything). Errors of the caller's own code and
    interrupts pass.
    """
    try:
        yield
    except SearchError:
        raise
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise EngineUnavailable(f"the engine panicked: {error}") from None
        damaged = isinstance(error, ValueError) and str(error).startswith(_DAMAGED)
        if damaged or isinstance(error, (OSError, *others)):
            raise EngineUnavailable(str(error)) from error
        raise
