"""What `make run` serves with, but quiet, and the index follows only when the benchmark says so."""

from hub.settings.dev import *  # noqa: F403
from hub.settings.dev import LOGGING, SEARCH

SEARCH = {**SEARCH, "DRAIN": "never"}
LOGGING = {**LOGGING, "root": {**LOGGING["root"], "level": "ERROR"}}
