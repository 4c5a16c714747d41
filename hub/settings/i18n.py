"""Languages of the interface and of the content."""

from hub.settings.env import ROOT

LANGUAGE_CODE = "en"
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

#: Interface languages; content may be in any of CONTENT_LANGUAGES.
LANGUAGES = [("en", "English"), ("da", "Dansk"), ("lv", "Latviešu")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "hub.settings.formats"

#: The 24 official languages of the EU (ISO 639-1).
CONTENT_LANGUAGES = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
]  # fmt: skip

WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
