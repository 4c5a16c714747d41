"""WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.production")
django = get_wsgi_application()

from django.conf import settings  # noqa: E402

from hub.core.caching.pages import PageCache  # noqa: E402

application = PageCache(django, **settings.PAGE_CACHE)
