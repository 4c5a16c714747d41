"""Known records and files with some of the columns: texts are put together field by field."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings

from hub.exchange.plans import Given
from hub.exchange.rows.texts import split_column


@lru_cache(maxsize=256)
def languages_of(columns: frozenset[str], fields: frozenset[str]) -> frozenset[str]:
    """Languages that a file has a column for, of any of the fields."""
    found = (split_column(name, fields) for name in columns)
    return frozenset(each[1] for each in found if each and each[1] in settings.CONTENT_LANGUAGES)


def keep_untold(
    snapshot: dict[str, Any],
    before: dict[str, Any],
    given: Given,
    *,
    kind: str,
    fields: Sequence[str],
    headline: str = "",
) -> None:
    """Fill up each "<kind>.<lang>" of the snapshot with what the record has in fields the row does not tell.

    kind: "text" or "experience"; headline: the field that every text has. A text of which nothing is left is
    None.
    """
    for key in [key for key in snapshot if key.startswith(f"{kind}.")]:
        known = before.get(key)
        if known is None:
            continue
        lang = key.partition(".")[2]
        after = snapshot[key] or dict.fromkeys(fields, "")
        names = _told(given, lang, snapshot["lang"], fields)
        merged = {name: after[name] if name in names else known[name] for name in fields}
        if headline:
            merged[headline] = merged[headline] or snapshot[headline]
        if merged != known and _is_bare(merged, given, lang, snapshot, headline, names):
            snapshot[key] = None
        else:
            snapshot[key] = merged


def _is_bare(
    merged: dict[str, str],
    given: Given,
    lang: str,
    snapshot: dict[str, Any],
    headline: str,
    names: Collection[str],
) -> bool:
    """Whether nothing is left but, at most, a headline that was only lent by the record's own language."""
    if any(value for name, value in merged.items() if name != headline):
        return False
    if not headline:
        return True
    if lang == snapshot["lang"]:
        return False
    said = _columns(given, lang).get(headline) if headline in names else merged[headline]
    return not said or (headline not in names and said == snapshot[headline])


def _told(given: Given, lang: str, own: str, fields: Sequence[str]) -> set[str]:
    """Those of the fields that the row tells in a language, be it that they are empty."""
    nested = _columns(given, lang)
    return {
        name
        for name in fields
        if f"{name}_{lang}" in given.present or name in nested or (lang == own and name in given.present)
    }


def _columns(given: Given, lang: str) -> dict[str, Any]:
    """What a row says in a language: by columns, or nested under `texts` (JSON)."""
    texts = given.texts or given.fields.get("texts") or {}
    return texts.get(lang) or {}
