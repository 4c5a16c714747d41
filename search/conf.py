"""What the project's settings say about search, in one place.

``SEARCH = {"ENGINE": "embedded" | "elasticsearch" | "null", "PATH": Path, "CACHE": Path, "DRAIN": ...}``

``PATH`` holds the index and its locks, ``CACHE`` what can be built again (dictionaries).
``DRAIN`` says who brings changes to the index: ``"thread"`` (after each commit, in the
background; the default), ``"inline"`` (after each commit, before the call returns) or
``"never"`` (only ``manage.py search drain`` and the worker). ``MEANING`` says whether records are
found by what their texts mean, too (with the packages of the extra ``meaning``; on by default).
``CLUSTER`` says where Elasticsearch is and how the index is laid out there, as
``search.engines.elasticsearch.Cluster`` takes it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings


def engine_name() -> str:
    """The name of the engine in use."""
    return settings.SEARCH.get("ENGINE", "embedded")


def index_dir() -> Path:
    """Where the index and its locks live."""
    return Path(settings.SEARCH["PATH"])


def cache_dir() -> Path:
    """Where things live that can be built again."""
    return Path(settings.SEARCH["CACHE"])


def cluster() -> Mapping[str, Any]:
    """What is known of the cluster, as ``Cluster`` takes it."""
    return settings.SEARCH.get("CLUSTER", {})


def drain_mode() -> str:
    """``thread``, ``inline`` or ``never``."""
    return settings.SEARCH.get("DRAIN", "thread")


def meaning() -> bool:
    """Whether the settings let search go by meaning."""
    return bool(settings.SEARCH.get("MEANING", True))
