"""The client's failures as ours."""

from collections.abc import Iterator
from contextlib import contextmanager

from elastic_transport import ApiError, TransportError

from search.errors import EngineUnavailable

_OURS = 400
"""HTTP status of a request that the engine understood and refused: a mistake in this code."""


@contextmanager
def as_unavailable() -> Iterator[None]:
    """Turn an engine that is away, overloaded, broken or lets nobody in into ``EngineUnavailable``."""
    try:
        yield
    except ApiError as error:
        if error.status_code == _OURS:
            raise
        raise EngineUnavailable(f"{error.status_code}: {error.message}") from error
    except TransportError as error:
        raise EngineUnavailable(_reason(error)) from error


def _reason(error: TransportError) -> str:
    """What went wrong, without the addresses of objects in memory."""
    inner = error.errors[-1] if error.errors else error
    return f"{type(error).__name__}: {getattr(inner, 'message', inner)}"
