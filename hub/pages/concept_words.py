"""Themes and concepts by what they are called: those that begin as somebody types, and those nearly so called."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import get_language

from hub.core.caching.memory import remembered
from hub.core.words import fold
from hub.vocabulary.models import Concept, Theme

from . import search

#: Labels that are named.
MOST = 6
#: How alike two words are that may be meant for each other (Ratcliff and Obershelp; 1 is the same).
ALIKE = 0.8
#: Letters that a word has at least to be compared.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a theme or a concept is called; `theme` is the slug of a theme, "" for a concept."""

    label: str
    folded: str
    theme: str = ""


@dataclass(frozen=True, slots=True)
class _Names:
    """All names of a language, and those with each token of the index, each folded word."""

    names: tuple[Name, ...]
    by_token: dict[str, list[Name]]
    by_word: dict[str, list[Name]]


def begun(text: str, most: int) -> list[Name]:
    """Names with words that begin with every word of `text`, themes first, those that begin with it first."""
    wanted = fold(text)
    if not wanted:
        return []
    parts = [f" {part}" for part in wanted.split()]
    found = [name for name in _names(_lang()).names if all(part in f" {name.folded}" for part in parts)]
    return sorted(found, key=lambda name: (not name.folded.startswith(wanted), not name.theme))[:most]


def near(text: str) -> list[str]:
    """Labels that share a word with `text`, in whatever form, or have one that is spelt nearly so."""
    words = [word for word in search.words_of(text) if len(word) >= SHORTEST]
    lang = _lang()
    names = _names(lang)
    shared = (name for token in search.tokens(words, lang) for name in names.by_token.get(token, ()))
    alike = (
        name for word in words for form in _alike(fold(word), names.by_word) for name in names.by_word[form]
    )
    labels = dict.fromkeys(name.label for name in (*shared, *alike))
    return [label for label in labels if fold(label) != fold(text)][:MOST]


def _alike(word: str, forms: Iterable[str]) -> list[str]:
    matcher = SequenceMatcher(b=word, autojunk=False)
    scored = []
    for form in forms:
        if abs(len(form) - len(word)) > 3:
            continue
        matcher.set_seq1(form)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
            scored.append((matcher.ratio(), form))
    return [form for score, form in sorted(scored, reverse=True) if score >= ALIKE]


def _lang() -> str:
    return (get_language() or "en")[:2]


def _names(lang: str) -> _Names:
    return remembered(f"concept names {lang}", lambda: _read(lang))


def _read(lang: str) -> _Names:
    held = [(term.label(lang), term.pk) for term in Theme.objects.only("pk", "labels")]
    held += [(term.label(lang), "") for term in Concept.objects.only("pk", "labels")]
    names = tuple(Name(label, fold(label), theme) for label, theme in held)
    by_token, by_word = defaultdict(list), defaultdict(list)
    for name in names:
        words = [word for word in search.words_of(name.label) if len(word) >= SHORTEST]
        for token in dict.fromkeys(search.tokens(words, lang)):
            by_token[token].append(name)
        for word in dict.fromkeys(map(fold, words)):
            by_word[word].append(name)
    return _Names(names, dict(by_token), dict(by_word))
