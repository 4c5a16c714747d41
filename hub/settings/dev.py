"""One machine, one person: what `make run` serves. Never for the open internet."""

import os
from contextlib import suppress

from django.core.management.utils import get_random_secret_key

from hub.settings.base import *  # noqa: F403
from hub.settings.env import STATE, env

DEBUG = env.bool("HUB_DEBUG", default=False)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("HUB_ALLOWED_HOSTS", default=[])]
# Sample accounts sign in with a password alone; a passkey works on localhost without TLS.
SECOND_FACTOR_REQUIRED = env.bool("HUB_SECOND_FACTOR", default=False)
SAMPLE_PASSWORD = STATE / "sample_password"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def _for_me_alone(name, flags):
    return os.open(name, flags, 0o600)


_key_file = STATE / "secret_key"
with suppress(FileExistsError), open(_key_file, "x", opener=_for_me_alone) as new:
    new.write(get_random_secret_key())
SECRET_KEY = _key_file.read_text()
