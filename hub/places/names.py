"""Country names of the Unicode CLDR (through babel), in the 24 languages and every other one babel has."""

import unicodedata
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.translation import get_language

from hub.places.territory import ISO_FROM_EUROSTAT, normalise

#: ISO 3166 gives these parts of a state their own code; Eurostat counts them as regions of the state
#: (FRY1-FRY5, FI20, NO0B), so the hub has no country of that code. Saint-Martin is French as well.
PART_OF = {
    "GP": "FR", "MQ": "FR", "GF": "FR", "RE": "FR", "YT": "FR", "MF": "FR", "AX": "FI", "SJ": "NO",
}  # fmt: skip

#: Two-letter codes of CLDR that are groups, test locales or parts too small to be a partner's country.
NOT_COUNTRIES = frozenset({
    "AC", "AQ", "BV", "CP", "CQ", "DG", "EA", "EU", "EZ", "HM", "IC", "QO", "TA", "UM", "UN", "XA", "XB",
    "ZZ",
})  # fmt: skip

#: Usual names that CLDR does not give as the name of the country.
ALIASES = {
    "uk": "UK", "great britain": "UK", "england": "UK", "scotland": "UK", "wales": "UK",
    "northern ireland": "UK", "czech republic": "CZ", "turkey": "TR", "macedonia": "MK", "fyrom": "MK",
    "republic of moldova": "MD", "slovak republic": "SK", "holland": "NL", "the netherlands": "NL",
    "usa": "US", "bosnia and herzegovina": "BA", "russian federation": "RU",
}  # fmt: skip


@lru_cache(maxsize=64)
def territories(lang: str) -> dict[str, str]:
    """ISO code -> name in a language; English where the language is unknown."""
    try:
        return Locale.parse(lang, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en").territories


def country_name(code: str, lang: str | None = None) -> str:
    """Name of a country by its Eurostat code, in `lang` (ISO 639-1) or else the reader's language.

    A name that the language lacks is given in English; a code that is no country is given back.
    """
    iso = ISO_FROM_EUROSTAT.get(code, code)
    names = territories(lang or get_language() or "en")
    return names.get(iso) or territories("en").get(iso, code)


def _fold(name: str) -> str:
    """A name without case, accents and doubled blanks, to compare by."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for lang in ["en", *settings.CONTENT_LANGUAGES]:
        for iso, name in territories(lang).items():
            if len(iso) == 2 and iso not in NOT_COUNTRIES:
                found.setdefault(_fold(name), PART_OF.get(iso, normalise(iso)))
    return found | ALIASES


def country_code(text: str) -> str | None:
    """Eurostat code of a country that a file names by ISO or Eurostat code or by name in any EU language.

    "GR", "el", "Griechenland" and "Grecia" all give "EL"; None when it names no country.
    """
    text = text.strip()
    if len(text) == 2 and text.upper() not in NOT_COUNTRIES:
        code = PART_OF.get(text.upper(), normalise(text))
        if ISO_FROM_EUROSTAT.get(code, code) in territories("en"):
            return code
    return _codes_by_name().get(_fold(text))
