"""What `make run` serves with, but quiet; the index follows by itself, and one more address changes records."""

from bench.settings import *  # noqa: F403
from bench.settings import SEARCH

SEARCH = {**SEARCH, "DRAIN": "thread"}
ROOT_URLCONF = "bench.live_urls"
