"""Wagtail: names, addresses, what may be uploaded."""

from zoneinfo import available_timezones

from hub.settings.env import env

WAGTAIL_SITE_NAME = "LEADER Hub"
WAGTAILADMIN_BASE_URL = env.str("HUB_BASE_URL", default="http://localhost:8000")
#: Whom visitors write to; shown on pages of text and in the foot of every page, nothing where it is empty.
CONTACT_EMAIL = env.str("HUB_CONTACT_EMAIL", default="")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods", "csv", "txt"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "hub.core.admin.uploads.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "hub.core.admin.uploads.DocumentForm"
#: Largest document, in bytes.
DOCUMENT_MAX_BYTES = 20 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no request to any other host
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "hub.cases.reviewed.publish"
WAGTAIL_APPEND_SLASH = True
# Some systems list names that browsers do not know, and the page of an account fails on them.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime", "Factory"})
