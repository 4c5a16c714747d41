"""Likeness of texts by their words and by the concepts they name, which are the same in all languages."""

from math import log

import numpy as np

from hub.cooperation.matching.pool import CONCEPT, Pool
from hub.cooperation.matching.profiles import Idea, Profile

from .base import Reason, shared_by

#: Cosine of two texts that say nearly the same; few pairs of real profiles come near it.
ALIKE = 0.5
#: Shared words that are named.
NAMED = 6
#: A word that more than this part of those use who tell anything in its language is no reason; of few texts that
#: cannot be told.
COMMON, FEW = 0.2, 5
#: Letters that a word must have to be named: shorter ones are seldom what a text is about.
LONG_ENOUGH = 4


def values(idea: Idea, pool: Pool) -> np.ndarray | None:
    """Cosine of TF-IDF weights; `ALIKE` and more is 1."""
    asked = pool.weigh(idea.own.tokens)
    if not asked:
        return None
    return shared_by(pool.texts.known, np.minimum(pool.texts.sums(asked) / ALIKE, 1.0))


def reason(idea: Idea, other: Profile, pool: Pool) -> Reason | None:
    """Tokens of both texts, the most telling first. Words that the idea does not spell out are left out, and those
    that every other text has.
    """
    asked = pool.weigh(idea.own.tokens)
    shared = {
        token: weight * (1 + log(other.tokens[token]))
        for token, weight in asked.items()
        if token in other.tokens
        and pool.texts.frequency[pool.texts.terms[token]] <= max(FEW, COMMON * pool.telling(token))
        and _tells(token, idea, other)
    }
    if not shared:
        return None
    return Reason("text", tuple(sorted(shared, key=lambda token: (-shared[token], token))[:NAMED]))


def _tells(token: str, idea: Idea, other: Profile) -> bool:
    """Whether a shared token can be named: no short word, and no theme that is a reason of its own."""
    if token.startswith(CONCEPT):
        theme = token.removeprefix(CONCEPT)
        return not (theme in idea.own.themes and theme in other.themes)
    return len(idea.words.get(token, "")) >= LONG_ENOUGH
