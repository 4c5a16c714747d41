"""tantivy's failures as ours. Its panics are no ``Exception``, so they would pass all handlers."""

from collections.abc import Iterator
from contextlib import contextmanager

from search.errors import EngineUnavailable, SearchError

_PANIC = "PanicException"


@contextmanager
def as_unavailable(*others: type[Exception]) -> Iterator[None]:
    """Turn an engine's failure within the block into ``EngineUnavailable``.

    Those are its panics, errors of the file system and ``others`` (tantivy raises
    ``ValueError`` for a damaged index). Errors of the caller's own code and interrupts pass.
    """
    try:
        yield
    except SearchError:
        raise
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise EngineUnavailable(f"the engine panicked: {error}") from None
        if isinstance(error, (OSError, *others)):
            raise EngineUnavailable(str(error)) from error
        raise
