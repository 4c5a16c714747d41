"""What holds in every environment. One file per concern lies beside this one."""

from pathlib import Path

import allauth

from hub.settings.accounts import *  # noqa: F403
from hub.settings.caching import *  # noqa: F403
from hub.settings.env import ROOT, STATE, env
from hub.settings.i18n import *  # noqa: F403
from hub.settings.logging import *  # noqa: F403
from hub.settings.search import *  # noqa: F403
from hub.settings.security import *  # noqa: F403
from hub.settings.wagtail import *  # noqa: F403

DEBUG = False

INSTALLED_APPS = [
    "hub.pages",
    "hub.exchange",
    "hub.cases",
    "hub.cooperation",
    "hub.projects",
    "hub.lags",
    "hub.notifications",
    "hub.networks",
    "hub.accounts",
    "hub.places",
    "hub.vocabulary",
    "hub.core",
    "search",
    "wagtail_localize",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "hub.core.caching.middleware.Freshness",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hub.accounts.middleware.NeverKept",
    "hub.accounts.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hub.core.middleware.ContentSecurityPolicy",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "hub.cases.guarding.AskForThePage",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "hub.core.loaders.Loader",
                        # Read like our own: their pages are pages of the site.
                        ("hub.core.loaders.ForeignLoader", [Path(allauth.__file__).parent / "templates"]),
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{STATE / 'hub.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Opening the file takes longer than most pages ask of it.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"].get("OPTIONS", {}),
        # Readers and one writer side by side; wait for the writer instead of failing. Pages of the file come
        # from the system's memory (up to a gigabyte) rather than from a copy of each connection's own.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16384; "
            "PRAGMA mmap_size=1073741824;"
        ),
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": True, **DATABASES["default"].get("OPTIONS", {})}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "/static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Files that came in for an import, and those that groups send each other: no address of their own.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": STATE / "private", "base_url": None},
    },
}

TAGGIT_CASE_INSENSITIVE = True

#: Largest file that the admin's import takes, in bytes.
IMPORT_MAX_BYTES = env.int("HUB_IMPORT_MAX_BYTES", default=200 * 1024 * 1024)

#: Days after which `manage.py tidy` deletes uploaded files, sign-in attempts and results of tasks.
KEEP_DAYS = env.int("HUB_KEEP_DAYS", default=90)
