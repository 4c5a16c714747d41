"""Rows with texts in several languages: `title_lv` becomes `texts["lv"]["title"]`."""

import re
from functools import lru_cache

from django.conf import settings

_ENDING = re.compile(r"(?P<field>[a-z_]+)_(?P<lang>[a-z]{2,3})")

#: ISO 639-1 of languages beyond the 24 that registers hold texts in; their columns are recognised as such.
OTHER_LANGUAGES = frozenset({
    "bs", "ca", "eu", "gl", "is", "lb", "mk", "nb", "nn", "no", "ru", "se", "sq", "sr", "tr", "uk",
})  # fmt: skip


@lru_cache(maxsize=4096)
def split_column(name: str, fields: frozenset[str]) -> tuple[str, str] | None:
    """("title", "lv") of "title_lv" when the field is one of those told per language; else None."""
    match = _ENDING.fullmatch(name)
    if not match or match["field"] not in fields:
        return None
    lang = match["lang"]
    if lang in settings.CONTENT_LANGUAGES or lang in OTHER_LANGUAGES:
        return match["field"], lang
    return None
