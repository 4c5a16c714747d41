"""Which language a record is in, and its texts by language."""

from collections.abc import Sequence
from typing import Any

from hub.exchange.lookups import Lookups
from hub.exchange.planning.merging import languages_of
from hub.exchange.plans import Given, Problem, refusal
from hub.exchange.rows.base import Row


def put_texts(
    row: Row,
    out: dict[str, Any],
    problems: list[Problem],
    lookups: Lookups,
    given: Given,
    known_lang: str,
    *,
    fields: Sequence[str],
    headline: str,
) -> str:
    """Set `lang`, the headline and each "text.<lang>" of a snapshot; gives the record's own language.

    "" and a problem if nothing says which that is. Languages that the file has columns for and the row says
    nothing in are None. known_lang: the record's own language so far, which goes on where the file has no
    `lang`.
    """
    known = "" if "lang" in given.present else known_lang
    own = own_language(row, headline, out["country_id"], lookups, known)
    if not own:
        problems.append(refusal("lang", "language_needed"))
        return ""
    texts, wrong = texts_by_language(row, own, fields, headline)
    problems.extend(wrong)
    out["lang"], out[headline] = own, texts[own][headline]
    for lang, text in texts.items():
        out[f"text.{lang}"] = text
    for lang in languages_of(given.present, frozenset(fields)) - texts.keys():
        out[f"text.{lang}"] = None
    return own


def own_language(row: Row, headline: str, country: str, lookups: Lookups, known: str = "") -> str:
    """The record's own language, "" when nothing says it.

    As `lang` says; else the one the record has so far (`known`), if the row has a headline in it; else, when
    no headline (title, name) stands without a language, the first language that has one; else the country's
    first official language that is one of the 24.
    """
    if row.lang:
        return row.lang
    if known and (getattr(row, headline) or (row.texts and getattr(row.texts.get(known), headline, ""))):
        return known
    if not getattr(row, headline) and row.texts:
        return next(
            (lang for lang, text in row.texts.items() if getattr(text, headline)), next(iter(row.texts))
        )
    return lookups.languages.get(country, "")


def texts_by_language(
    row: Row, own: str, fields: Sequence[str], headline: str
) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """{"lv": {"title": ..., ...}} of a row, its own language first.

    What stands without a language is the own one's. A language without a headline gets the own one's.
    """
    found = {own: {name: getattr(row, name) for name in fields}}
    for lang, text in (row.texts or {}).items():
        given = {name: getattr(text, name) for name in fields}
        if not any(given.values()):
            continue
        known = found.setdefault(lang, dict.fromkeys(fields, ""))
        known.update({name: value for name, value in given.items() if value})
    main = found[own][headline]
    if not main:
        return found, [refusal(headline, "missing")]
    for text in found.values():
        text[headline] = text[headline] or main
    return found, []
