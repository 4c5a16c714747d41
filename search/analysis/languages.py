"""Which tools each of the 24 official languages of the EU is analysed with.

The list of languages: Regulation No 1/58 as last amended. ``lemmas`` is simplemma's code,
``stemmer`` a Snowball algorithm or one of ours (``search.analysis.stems``). Croatian takes the
Serbo-Croatian dictionary. Greek is stemmed only: its lemmas part forms that the stem unites.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The tools of one language; None where there is no good one."""

    code: str
    lemmas: str | None = None
    stemmer: str | None = None
    links: tuple[str, ...] | None = None
    """What may stand between the parts of a compound; None: compounds are not parted."""


_ALL = (
    Language("bg", "bg", "bulgarian"),
    Language("cs", "cs", "czech"),
    Language("da", "da", "danish", ("", "s", "e", "er", "n")),
    Language("de", "de", "german", ("", "s", "es", "n", "en", "er", "e")),
    Language("el", None, "greek"),
    Language("en", "en", "english"),
    Language("es", "es", "spanish"),
    Language("et", "et", "estonian"),
    Language("fi", "fi", "finnish", ("",)),
    Language("fr", "fr", "french"),
    Language("ga", "ga", "irish"),
    Language("hr", "hbs", "croatian"),
    Language("hu", "hu", "hungarian"),
    Language("it", "it", "italian"),
    Language("lt", "lt", "lithuanian"),
    Language("lv", "lv", "latvian"),
    Language("mt", None, "maltese"),
    Language("nl", "nl", "dutch", ("", "s", "e", "en", "er")),
    Language("pl", "pl", "polish"),
    Language("pt", "pt", "portuguese"),
    Language("ro", "ro", "romanian"),
    Language("sk", "sk", "slovak"),
    Language("sl", "sl", "slovenian"),
    Language("sv", "sv", "swedish", ("", "s", "e", "u", "o")),
)

LANGUAGES: dict[str, Language] = {language.code: language for language in _ALL}


def language(code: str) -> Language:
    """The tools for a language code (regional suffixes ignored); for others, none at all."""
    base = code.lower().partition("-")[0].partition("_")[0]
    return LANGUAGES.get(base) or Language(base)
