"""The 24 languages of content and their names."""

from functools import lru_cache

from babel import Locale
from django.conf import settings


def content_languages() -> list[tuple[str, str]]:
    """Choices of the 24 EU languages, each by its own name: [("bg", "български"), ...]."""
    return [(code, own_name(code)) for code in settings.CONTENT_LANGUAGES]


@lru_cache(maxsize=1024)
def name_of(lang: str, in_language: str) -> str:
    """Name of a language as another language says it (CLDR), e.g. ("lv", "da") -> "lettisk"."""
    return Locale.parse(in_language).languages.get(lang, lang)


def own_name(lang: str) -> str:
    """Name of a language in itself, e.g. "lv" -> "latviešu"."""
    return name_of(lang, lang)


def is_of_interface(code: str) -> bool:
    """Whether the site itself speaks a language (ISO 639-1)."""
    return code in dict(settings.LANGUAGES)


def translations(page) -> dict[str, str]:
    """Language -> address of each live translation of a page that editors wrote, itself among them.

    {} for anything else. Asked for several times while a page is rendered, so kept on the page.
    """
    if not hasattr(page, "get_translations"):
        return {}
    if "translated_to" not in page.__dict__:
        live = page.get_translations(inclusive=True).live().select_related("locale")
        page.__dict__["translated_to"] = {other.locale.language_code: other.url for other in live}
    return page.__dict__["translated_to"]
