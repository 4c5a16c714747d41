"""An Elasticsearch node to measure: the one that `ELASTICSEARCH_URL` names, or one started for the purpose."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from bench.child import ROOT
from search.contracts import Engine

_SCRIPT = ROOT / "scripts" / "elasticsearch_node.py"
_HEAP_MB = 1_024


class NoNode(Exception):
    """There is none; the message says why."""


@contextmanager
def node() -> Iterator[Engine]:
    """The hub's engine on a node, over an index that is deleted afterwards. Raises ``NoNode``."""
    from search.engines.elasticsearch import Cluster, ElasticsearchEngine

    with _address() as (url, key, authority):
        name = f"hub-bench-{token_hex(4)}"
        cluster = Cluster(urls=(url,), api_key=key, ca_certs=authority, index=name, timeout=60.0)
        engine = ElasticsearchEngine(cluster)
        try:
            engine.count()
        except Exception as error:
            raise NoNode(f"{url} does not answer: {error}") from error
        try:
            yield engine
        finally:
            client = cluster.connect()
            found = list(client.indices.get(index=f"{name}-*").body)
            if found:
                client.indices.delete(index=found)


@contextmanager
def _address() -> Iterator[tuple[str, str, str]]:
    """Address, API key and file of an authority."""
    if named := os.environ.get("ELASTICSEARCH_URL"):
        told = (os.environ.get(f"ELASTICSEARCH_{name}", "") for name in ("API_KEY", "CA_CERTS"))
        yield (named, *told)
        return
    if os.environ.get("ELASTICSEARCH") == "no":
        raise NoNode("ELASTICSEARCH=no")
    command = [sys.executable, _SCRIPT, "--port=0", "--remove", f"--heap={_HEAP_MB}"]
    command.append(f"--parent={os.getpid()}")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            url = process.stdout.readline().strip()
            if not url:
                raise NoNode("none could be started, see above")
            yield url, "", ""
        finally:
            process.terminate()
