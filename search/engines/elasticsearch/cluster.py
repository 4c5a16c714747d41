"""Which cluster, and the connection to it."""

from dataclasses import dataclass

from elasticsearch import Elasticsearch

_CONNECTIONS = 10
"""Connections that a process keeps to a node: more threads than these wait for one another."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the index lives and how it is laid out.

    ``urls`` are nodes of one cluster (a user name and a password may stand in them); ``api_key`` is
    the encoded form that Elasticsearch gives out; ``ca_certs`` the file of an authority that the
    system does not know. All names that the engine uses begin with ``index``. ``refresh`` is how
    often new documents become visible that nobody waits for, ``timeout`` how many seconds a
    search may take before the engine counts as away.
    """

    urls: tuple[str, ...] = ("http://localhost:9200",)
    api_key: str = ""
    ca_certs: str = ""
    index: str = "leader-hub"
    shards: int = 1
    replicas: int = 0
    refresh: str = "1s"
    timeout: float = 5.0

    def connect(self) -> Elasticsearch:
        """A client that many threads may share. Nothing is sent yet.

        Raises ``ValueError`` for an address that is none, ``OSError`` for a file of certificates
        that cannot be read.
        """
        secure = {"ca_certs": self.ca_certs} if self.ca_certs else {}
        return Elasticsearch(
            list(self.urls),
            api_key=self.api_key or None,
            request_timeout=self.timeout,
            connections_per_node=_CONNECTIONS,
            # One more node is asked when one is gone; waiting twice for a slow one helps nobody.
            max_retries=len(self.urls),
            retry_on_timeout=False,
            **secure,
        )
