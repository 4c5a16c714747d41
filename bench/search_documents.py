"""Made-up documents in 23 languages, always the same ones, for measuring the search.

Each is some ninety words of one language: function words, what the hub's themes and concepts are called, and
forms from the language's dictionary, few of them often and most of them seldom (as in any text, Zipf 1949).
Three words in a hundred are such as all languages share.
"""

import json
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path

from bench.words import Dice, pick, themes
from search.analysis import lemmas
from search.analysis.languages import LANGUAGES
from search.analysis.stopwords import stopwords
from search.contracts import Document, FacetRequest, Text

SEED = 20_240_102
#: All of the EU's but Maltese, which has no dictionary to draw words from and few words in the vocabulary.
LANGS = tuple(lang for lang in LANGUAGES if lang != "mt")
FACETS = tuple(FacetRequest(name) for name in ("country", "region", "theme", "fund", "period", "status"))
#: Written alike everywhere, the first one in every third text or so.
SHARED = ("leader", "internet", "festival", "museum", "natura", "park", "wifi", "studio", "hotel", "forum")

_CONCEPTS = Path(__file__).parents[1] / "hub" / "vocabulary" / "data" / "concepts"
_COUNTRY = {"cs": "CZ", "da": "DK", "en": "IE", "et": "EE", "ga": "IE", "sl": "SI", "sv": "SE"}
_STOCK = 3_000
"""Sentences made for each language, of which documents take some."""
_FORMS = 20_000
"""Forms taken from a dictionary, spread over all of it."""
_ENDINGS = ("bach", "berg", "mura", "sund", "ville", "lauk", "polje", "grad", "holm", "rivo", "nava", "tal")
"""Of villages that are nowhere."""


def documents(count: int, *, distinct: int | None = None, seed: int = SEED) -> Iterator[Document]:
    """The first `count` documents.

    distinct: so many different texts; documents beyond have one of those again, but facets, numbers, dates
    and points of their own.
    """
    dice = random.Random(seed).random
    texts: list[tuple[str, Text, str]] = []
    for number in range(count):
        if distinct is None or number < distinct:
            lang = pick(dice, LANGS)
            written = _written(lang, dice)
            if distinct is not None:
                texts.append(written)
        else:
            written = texts[number % distinct]
        yield _document(number, *written, dice)


def _written(lang: str, dice: Dice) -> tuple[str, Text, str]:
    """Language, text and the name of a village in it."""
    sentences = [pick(dice, stock(lang)) for _ in range(8)]
    place = pick(dice, _forms(lang))[:6].capitalize() + pick(dice, _ENDINGS)
    title = f"{' '.join(sentences[0].split()[:7])} {place}"
    return lang, Text(lang, title, sentences[1], " ".join(sentences[2:])), place


def _document(number: int, lang: str, text: Text, place: str, dice: Dice) -> Document:
    country = _COUNTRY.get(lang, lang.upper())
    year = 2008 + int(dice() * 18)
    return Document(
        key=f"project:{number}",
        kind="project",
        texts=(text,),
        facets={
            "country": (country,),
            "region": (country, f"{country}{int(dice() * 4)}", f"{country}{int(dice() * 40):02}"),
            "theme": tuple({f"theme{int(dice() * dice() * 40)}" for _ in range(2)}),
            "fund": (pick(dice, ("EAFRD", "EAFRD", "EAFRD", "ERDF", "EMFAF", "ESF+")),),
            "period": (pick(dice, ("2007-2013", "2014-2020", "2023-2027")),),
            "status": (pick(dice, ("approved", "running", "completed", "in_use")),),
        },
        numbers={"amount": round(dice() * 300_000, 2), "year": float(year)},
        dates={"date": date(year, 1 + int(dice() * 12), 1)},
        point=(38 + dice() * 25, -5 + dice() * 30),
        names=(place,),
    )


@cache
def stock(lang: str) -> list[str]:
    """The sentences of a language."""
    dice = random.Random(f"{SEED} {lang}").random
    return [_sentence(lang, dice) for _ in range(_STOCK)]


def _sentence(lang: str, dice: Dice) -> str:
    said = " ".join(_word(lang, dice) for _ in range(8 + int(dice() * 6)))
    return f"{said[0].upper()}{said[1:]}."


def _word(lang: str, dice: Dice) -> str:
    kind = dice()
    if kind < 0.03:
        return _often(SHARED, dice)
    if kind < 0.38:
        return _often(_function_words(lang), dice)
    return _often(_terms(lang) if kind < 0.55 else _forms(lang), dice)


def _often(words: tuple[str, ...], dice: Dice) -> str:
    """The first ones often, the last ones seldom."""
    return words[int(len(words) * dice() ** 3)]


@cache
def _function_words(lang: str) -> tuple[str, ...]:
    return tuple(sorted(stopwords(lang)))


@cache
def _terms(lang: str) -> tuple[str, ...]:
    """What themes and concepts are called, in a mixed order."""
    found = {word for theme in themes() for word in theme["words"][lang]}
    for path in sorted(_CONCEPTS.glob("*.json")):
        for concept in json.loads(path.read_text("utf-8")):
            found.update((concept["labels"][lang], *concept["words"].get(lang, ())))
    return _mixed(found, lang)


@cache
def _forms(lang: str) -> tuple[str, ...]:
    """Forms of a dictionary; what there is of Greek, whose dictionary search does not use, are the terms."""
    code = LANGUAGES[lang].lemmas
    if code is None:
        return tuple(word for term in _terms(lang) for word in term.split())
    every = lemmas.forms(code)
    step = max(1, len(every) // _FORMS)
    found = (form.lower() for form in islice(every, 0, None, step) if form.isalpha() and len(form) > 3)
    return _mixed({form for form in found if lang != "hr" or form[0] < "\u0400"}, lang)


def _mixed(found: set[str], lang: str) -> tuple[str, ...]:
    words = sorted(found)
    random.Random(f"{SEED} {lang}").shuffle(words)
    return tuple(words)
