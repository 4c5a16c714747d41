"""One machine, one person: what `make run` serves. Never for the open internet."""

from django.core.management.utils import get_random_secret_key

from hub.settings.base import *  # noqa: F403
from hub.settings.env import STATE, env

DEBUG = env.bool("HUB_DEBUG", default=False)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("HUB_ALLOWED_HOSTS", default=[])]
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

_key_file = STATE / "secret_key"
if not _key_file.exists():
    _key_file.write_text(get_random_secret_key())
    _key_file.chmod(0o600)
SECRET_KEY = _key_file.read_text()
