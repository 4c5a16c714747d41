"""Sending many changes: in chunks, patiently when the cluster is busy or a node restarts."""

import logging
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from elastic_transport import ConnectionError as NotConnected
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.engines.elasticsearch.failures import as_unavailable
from search.errors import EngineUnavailable

logger = logging.getLogger(__name__)

Change = dict[str, Any]

_CHUNK = 500
"""Changes in one request, unless they are long."""
_BYTES = 8_000_000
_TIMEOUT = 60
"""Seconds that one request may take."""
_BUSY = (429, 503)
"""HTTP status of a cluster that has too much to do, or no primary shard at the moment."""
_TRIES, _FIRST_PAUSE, _LONGEST_PAUSE = 6, 0.5, 15
"""How often a busy cluster is asked again, after how many seconds; doubled each time."""
_PAUSES = (0.5, 2, 8, 20)
"""Seconds before trying a chunk again that did not get through; a node restarts in 30."""
_GONE = 404
_SHOWN = 3


class Refused(ValueError):
    """The engine understood a document and would not take it."""


def put(key: str, fields: dict[str, Any]) -> Change:
    """The change that adds or replaces a document."""
    return {"_op_type": "index", "_id": key, "_source": fields}


def drop(key: str) -> Change:
    """The change that forgets a document."""
    return {"_op_type": "delete", "_id": key}


def send(
    client: Elasticsearch,
    index: str,
    changes: Iterable[Change],
    *,
    alias: bool = False,
    patient: bool = False,
) -> None:
    """Bring changes to an index (or to the one that an ``alias`` names).

    They are searchable after its next refresh.

    A patient sender waits half a minute for a cluster that is away. Sending a chunk once more does
    no harm: a document replaces itself. Raises ``EngineUnavailable``, or ``Refused`` for a document
    that does not fit the index (others of its chunk may have been taken).
    """
    sender = client.options(request_timeout=_TIMEOUT, max_retries=0)
    for chunk in _chunks(changes):
        with as_unavailable():
            failures = _sent(sender, index, chunk, _PAUSES if patient else (), alias)
        _judge(failures)


def _sent(
    client: Elasticsearch, index: str, chunk: list[Change], pauses: Iterable[float], alias: bool
) -> list[Change]:
    """What became of the changes that failed."""
    for pause in pauses:
        try:
            return _once(client, index, chunk, alias)
        except (NotConnected, ConnectionTimeout) as error:
            logger.info("A chunk did not get through (%s), trying again.", type(error).__name__)
            time.sleep(pause)
    return _once(client, index, chunk, alias)


def _once(client: Elasticsearch, index: str, chunk: list[Change], alias: bool) -> list[Change]:
    results = streaming_bulk(
        client, chunk, index=index, require_alias=alias, chunk_size=_CHUNK, max_chunk_bytes=_BYTES,
        raise_on_error=False, yield_ok=False, retry_on_status=_BUSY,
        max_retries=_TRIES, initial_backoff=_FIRST_PAUSE, max_backoff=_LONGEST_PAUSE,
    )  # fmt: skip
    failures = [(action, told) for _ok, result in results for action, told in result.items()]
    # Forgetting what was never known is no failure.
    return [told for action, told in failures if (action, told["status"]) != ("delete", _GONE)]


def _judge(failures: list[Change]) -> None:
    if not failures:
        return
    reasons = "; ".join(f"{told.get('_id')}: {told.get('error')}" for told in failures[:_SHOWN])
    reason = f"{len(failures)} changes failed: {reasons}"
    away = (*_BUSY, _GONE)  # an index that is gone comes back with the next change
    if any(told["status"] in away or told["status"] >= 500 for told in failures):
        raise EngineUnavailable(reason)
    raise Refused(reason)


def _chunks(changes: Iterable[Change]) -> Iterator[list[Change]]:
    rest = iter(changes)
    return iter(lambda: list(islice(rest, _CHUNK)), [])
