"""As the site runs, but not patient with a locked database."""

from hub.settings.dev import *  # noqa: F403
from hub.settings.dev import DATABASES

DATABASES["default"]["OPTIONS"]["timeout"] = 1
