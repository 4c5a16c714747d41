"""Which themes the words of a search name, so that the search can lead to the pages of the themes."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import get_language

from hub.core.caching.memory import remembered
from hub.vocabulary.models import Theme

from . import labels, search

#: Words that name more themes than this name none in particular.
MOST = 2

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What themes are called in one language, as tokens of the index.

    terms: labels and usual words, each whole. parts: single words of labels, those that no other theme's
    label has.
    """

    terms: dict[Words, tuple[str, ...]]
    parts: dict[str, str]

    def of(self, words: Words) -> tuple[str, ...]:
        """Slugs of the themes that these words name; a word that is a part of a label counts alone."""
        if words in self.terms:
            return self.terms[words]
        return (self.parts[words[0]],) if len(words) == 1 and words[0] in self.parts else ()


def named(text: str) -> list[tuple[str, str]]:
    """(slug, label) of the themes called what was typed, whatever form it is in: "tūrismu", "farm shops".

    The page's language counts, and those that the words seem to be in.
    """
    words = search.words_of(text)
    if not words:
        return []
    langs = dict.fromkeys(((get_language() or "en")[:2], *search.languages_of(words)))
    slugs = dict.fromkeys(slug for lang in langs for slug in _names(lang).of(search.tokens(words, lang)))
    known = labels.of("theme", list(slugs))
    return [(slug, known[slug]) for slug in slugs if slug in known] if len(slugs) <= MOST else []


def _names(lang: str) -> Names:
    return remembered(f"theme names {lang}", lambda: _read(lang))


def _read(lang: str) -> Names:
    terms: dict[Words, dict[str, None]] = defaultdict(dict)
    parts: dict[str, set[str]] = defaultdict(set)
    for theme in Theme.objects.all():
        label = theme.labels.get(lang, "")
        for term in (label, *theme.words.get(lang, [])):
            terms[_tokens(term, lang)][theme.pk] = None
        for token in _tokens(label, lang):
            parts[token].add(theme.pk)
    alone = {token: min(slugs) for token, slugs in parts.items() if len(slugs) == 1 and len(token) > 3}
    return Names({words: tuple(slugs) for words, slugs in terms.items() if words}, alone)


def _tokens(term: str, lang: str) -> Words:
    return search.tokens(search.words_of(term), lang)
