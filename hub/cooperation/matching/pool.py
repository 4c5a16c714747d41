"""Everybody who may be proposed, as arrays: made once from profiles, then asked by every criterion."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import log

import numpy as np

from .postings import Postings
from .profiles import Profile

#: A concept says the same in all languages and is found on purpose; it tells more than one word does.
CONCEPT_TIMES = 2.0
#: What the tokens of concepts begin with.
CONCEPT = "·"


class Pool:
    """Candidates in a fixed order; every array has one place for each of them."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = tuple(profiles)
        self.rows = {profile.id: row for row, profile in enumerate(self.profiles)}
        self.count = len(self.profiles)
        self.countries = np.array([profile.country for profile in self.profiles], dtype="U2")
        self.kinds = np.array([profile.kind for profile in self.profiles], dtype="U16")
        points = [profile.point or (np.nan, np.nan) for profile in self.profiles]
        self.points = np.radians(np.array(points, dtype=float).reshape(self.count, 2))
        self.texts = self._texts()
        self._weighed: tuple[Mapping[str, int] | None, dict[str, float]] = (None, {})
        self.themes = Postings(_shares(profile.themes) for profile in self.profiles)
        self.vectors, self.has_vector = self._vectors()
        #: With how many others each has worked; NaN where nobody has kept account.
        self.experience = self._numbers(lambda profile: profile.partners, len)
        self.renewed = self._numbers(lambda profile: profile.renewed, date.toordinal)

    @cached_property
    def territory_kinds(self) -> Postings:
        """Kinds of territory of each."""
        return Postings.of_sets(profile.territory_kinds for profile in self.profiles)

    @cached_property
    def languages(self) -> Postings:
        """Languages spoken by each."""
        return Postings.of_sets(profile.languages for profile in self.profiles)

    @cached_property
    def funds(self) -> Postings:
        """Funds that each has money of."""
        return Postings.of_sets(profile.funds for profile in self.profiles)

    @cached_property
    def gives(self) -> Postings:
        """Themes in which each shows others how."""
        return Postings.of_sets(profile.gives for profile in self.profiles)

    @cached_property
    def seeks(self) -> Postings:
        """Themes in which each wants to be shown how."""
        return Postings.of_sets(profile.seeks for profile in self.profiles)

    @cached_property
    def partners(self) -> Postings:
        """Ids of those that each has worked with."""
        return Postings.of_sets(profile.partners or () for profile in self.profiles)

    @cached_property
    def rarity(self) -> np.ndarray:
        """Of each theme, by its place in `themes.terms`: a shared rare theme says more (ln(1 + N / n))."""
        return np.log1p(self.count / np.maximum(self.themes.frequency, 1))

    @cached_property
    def spans(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(row, first day, last day) of all spans, days as ordinals."""
        held = [
            (row, span.first.toordinal(), span.last.toordinal())
            for row, profile in enumerate(self.profiles)
            for span in profile.spans
        ]
        rows, firsts, lasts = np.array(held, dtype=np.int64).reshape(-1, 3).T
        return rows, firsts, lasts

    @cached_property
    def _tellers(self) -> Counter[str]:
        return Counter(
            kind for profile in self.profiles for kind in {_kind(token) for token in profile.tokens}
        )

    def telling(self, token: str) -> int:
        """How many candidates have any token of the same language ("en:…"), or any concept."""
        return self._tellers[_kind(token)]

    def give_vectors(self, vectors: Mapping[int, np.ndarray]) -> None:
        """Let candidates, by their row, have vectors that were made later (each of length 1)."""
        for row, vector in vectors.items():
            if not self.vectors.shape[1]:
                self.vectors = np.zeros((self.count, len(vector)), dtype=np.float32)
            self.vectors[row] = vector
            self.has_vector[row] = True

    def rarity_of(self, theme: str) -> float:
        """How rare a theme is among the candidates; as rare as can be for one that none has."""
        place = self.themes.terms.get(theme)
        return float(self.rarity[place]) if place is not None else log(1 + max(self.count, 1))

    def weigh(self, tokens: Mapping[str, int]) -> dict[str, float]:
        """A text as TF-IDF weights of length 1 over the tokens that candidates use (Salton and Buckley 1988).

        The last one is remembered: it is asked for once for all candidates and then for each reason.
        """
        asked, weights = self._weighed
        if asked is not tokens:
            weights = self._weigh(tokens)
            self._weighed = (tokens, weights)
        return weights

    def _weigh(self, tokens: Mapping[str, int]) -> dict[str, float]:
        weights = {
            token: (1 + log(times)) * self._idf[self.texts.terms[token]]
            for token, times in tokens.items()
            if token in self.texts.terms
        }
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        return {token: weight / length for token, weight in weights.items()} if length else {}

    def _texts(self) -> Postings:
        texts = Postings(
            {token: 1 + log(times) for token, times in profile.tokens.items()} for profile in self.profiles
        )
        times = np.array([CONCEPT_TIMES if term.startswith(CONCEPT) else 1.0 for term in texts.terms])
        idf = np.log((1 + self.count) / (1 + texts.frequency)) + 1
        self._idf = (idf * times).tolist()
        return texts.scale(idf * times, unit=True)

    def _vectors(self) -> tuple[np.ndarray, np.ndarray]:
        """(vectors, shape: candidates x dimensions, zeros where there is none; whether there is one)."""
        has = np.array([profile.vector is not None for profile in self.profiles], dtype=bool)
        size = next((len(profile.vector) for profile in self.profiles if profile.vector is not None), 0)
        vectors = np.zeros((self.count, size), dtype=np.float32)
        for row in np.flatnonzero(has):
            vectors[row] = self.profiles[row].vector
        return vectors, has

    def _numbers(self, held: Callable[[Profile], object], number: Callable) -> np.ndarray:
        values = map(held, self.profiles)
        return np.array([np.nan if value is None else number(value) for value in values], dtype=float)


def _kind(token: str) -> str:
    return CONCEPT if token.startswith(CONCEPT) else token.partition(":")[0]


def _shares(themes: Mapping[str, float]) -> dict[str, float]:
    """How strongly a theme is worked on, at most 1, by the strongest one; a second theme is no less shared."""
    most = max(themes.values(), default=1.0)
    return {theme: (weight / most) ** 0.5 for theme, weight in themes.items()}
