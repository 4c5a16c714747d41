"""The indexes on the cluster: generations, the aliases that name the live one, building anew.

Names are ``<index>-v<layout>-<time>-<random>``; the aliases ``<index>-v<layout>-read`` and ``-write``
both name the live generation and are moved in one step. The layout's version is part of them, so
that a new version of the code builds its index while the old one still answers from its own.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from search.engines.elasticsearch import layout
from search.engines.elasticsearch.cluster import Cluster
from search.engines.elasticsearch.failures import as_unavailable
from search.errors import EngineUnavailable

logger = logging.getLogger(__name__)

_STARTED = "started"
"""Ends the name of a generation that nobody has built."""
_SLOW = 60
"""Seconds that work on whole indexes may take."""


class Store:
    """The indexes of one cluster that begin with one name. Safe for many threads."""

    def __init__(self, client: Elasticsearch, cluster: Cluster) -> None:
        self._client = client.options(request_timeout=_SLOW)
        self._cluster = cluster
        self._base = f"{cluster.index}-v{layout.VERSION}"
        self.reading = f"{self._base}-read"
        self.writing = f"{self._base}-write"

    def live(self) -> str:
        """The name of the live generation; empty if there is none."""
        with as_unavailable():
            try:
                found = self._client.indices.get_alias(name=self.reading)
            except NotFoundError:
                return ""
            return max(found.body, default="")

    def complete(self) -> bool:
        """Whether there is an index that this version of the code can read and that was built whole.

        One that had to be started empty, for want of such an index, holds only what changed since.
        """
        name = self.live()
        return bool(name) and not name.endswith(_STARTED)

    def start(self) -> None:
        """Start an empty index if there is none. Its name is fixed, so that of two who do so one does."""
        if self.live():
            return
        aliases = {self.reading: {}, self.writing: {"is_write_index": True}}
        with as_unavailable(), _exists_already():
            self._create(
                f"{self._base}-{_STARTED}", aliases=aliases, more=layout.live_settings(self._cluster)
            )

    def refresh(self) -> None:
        """Let everybody find what was written up to now."""
        with as_unavailable():
            self._client.indices.refresh(index=self.writing)

    @contextmanager
    def generation(self) -> Iterator[str]:
        """Yields the name of a new index to be filled; puts it in the live one's place, or deletes it."""
        name = f"{self._base}-{datetime.now(UTC):%Y%m%dt%H%M%S}-{token_hex(3)}"
        with as_unavailable():
            self._create(name)
        try:
            yield name
            with as_unavailable():
                self._finish(name)
                self._put_live(name)
        except BaseException:
            with suppress(EngineUnavailable), as_unavailable():
                self._client.indices.delete(index=name, ignore_unavailable=True)
            raise

    def sweep(self, *, older: bool = False) -> None:
        """Delete all generations but the live one. Only for who holds the rebuild lock.

        ``older`` takes along those of other versions of the code, if this one has a whole index.
        """
        live = self.live()
        if not live:
            return
        pattern = f"{self._cluster.index}-v*" if older and not live.endswith(_STARTED) else f"{self._base}-*"
        with as_unavailable():
            found = self._client.indices.get(index=pattern, features="aliases").body
            left = [name for name in found if name != live and self._is_generation(name)]
            if left:
                logger.info("Deleting %s.", ", ".join(left))
                self._client.indices.delete(index=left, ignore_unavailable=True)

    def statistics(self) -> dict[str, Any]:
        """Bytes, shards and health of the live index, and what the cluster says of itself."""
        name = self.live()
        with as_unavailable():
            health = self._client.cluster.health(index=name, level="indices").body
            size = self._client.indices.stats(index=name, metric="store").body
            version = self._client.info().body["version"]["number"]
        return {
            "index": name,
            "status": health["indices"].get(name, {}).get("status", health["status"]),
            "cluster": health["cluster_name"],
            "nodes": health["number_of_nodes"],
            "version": version,
            "bytes": size["_all"]["primaries"].get("store", {}).get("size_in_bytes", 0),
        }

    def _is_generation(self, name: str) -> bool:
        """Whether a name is one of ours: an index of the same beginning may be somebody else's."""
        version, _, rest = name.removeprefix(f"{self._cluster.index}-v").partition("-")
        return version.isdigit() and bool(rest)

    def _create(self, name: str, *, aliases: dict | None = None, more: dict | None = None) -> None:
        self._client.indices.create(
            index=name,
            settings={**layout.settings(self._cluster), **(more or {})},
            mappings=layout.mapping().to_dict(),
            aliases=aliases or {},
        )

    def _finish(self, name: str) -> None:
        self._client.indices.put_settings(index=name, settings=layout.live_settings(self._cluster))
        self._client.indices.refresh(index=name)
        self._client.cluster.health(index=name, wait_for_status="yellow", timeout=f"{_SLOW // 2}s")

    def _put_live(self, name: str) -> None:
        """Move both aliases in one step: nobody sees two indexes, or none."""
        actions: list[dict[str, Any]] = [
            {"remove": {"index": f"{self._base}-*", "alias": alias, "must_exist": False}}
            for alias in (self.reading, self.writing)
        ]
        actions.append({"add": {"index": name, "alias": self.reading}})
        actions.append({"add": {"index": name, "alias": self.writing, "is_write_index": True}})
        self._client.indices.update_aliases(actions=actions)


@contextmanager
def _exists_already() -> Iterator[None]:
    """Somebody else was quicker to create the index: that is as good."""
    try:
        yield
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise
