"""Served to the world. Missing settings stop the start with their name."""

from hub.settings.base import *  # noqa: F403
from hub.settings.env import env

SECRET_KEY = env.str("HUB_SECRET_KEY")
ALLOWED_HOSTS = env.list("HUB_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("HUB_TRUSTED_ORIGINS", default=[])
WAGTAILADMIN_BASE_URL = env.str("HUB_BASE_URL")
CONTACT_EMAIL = env.str("HUB_CONTACT_EMAIL")

SECURE_SSL_REDIRECT = env.bool("HUB_SSL_REDIRECT", default=True)
if env.bool("HUB_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    MIDDLEWARE.insert(0, "hub.core.middleware.AddressFromProxy")  # noqa: F405
SECURE_HSTS_SECONDS = env.int("HUB_HSTS_SECONDS", default=31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:25"))
DEFAULT_FROM_EMAIL = env.str("HUB_FROM_EMAIL")
