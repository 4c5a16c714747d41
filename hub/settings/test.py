"""The tests: fast, alone, nothing kept."""

import tempfile
from pathlib import Path

from hub.settings.base import *  # noqa: F403
from hub.settings.base import DATABASES, SEARCH, STATE

_scratch = Path(tempfile.mkdtemp(prefix="hub-test-"))

# Nothing may keep connections open to databases that are to be dropped.
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["CONN_MAX_AGE"] = 0

SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = _scratch / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": _scratch / "private", "base_url": None},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# Dictionaries are built once and shared; the index belongs to one test process. Meaning costs a tenth of a
# second a text: tests that are about it turn it on.
SEARCH = {
    **SEARCH,
    "PATH": _scratch / "search",
    "CACHE": STATE / "cache" / "search",
    "DRAIN": "never",
    "MEANING": False,
}
RATELIMIT_ENABLE = False
ACCOUNT_RATE_LIMITS = False
SECOND_FACTOR_REQUIRED = False
AXES_ENABLED = False
# Nothing is collected for tests, so that no directory of static files is to be scanned.
WHITENOISE_AUTOREFRESH = True
