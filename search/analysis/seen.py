"""Words as they were seen in texts, by what they were analysed as: the analysis turned round.

Marking what a query found asks of each word of each text shown whether it stands for one of a few tokens.
Analysed one by one that is most of what a page of hits costs; asked this way round it is a few intersections.
"""

from collections import defaultdict
from functools import cache

from search.analysis.chain import Analyzer, analyzer, fold_words

_LIMIT = 60_000
"""Words kept for each language, as in ``search.analysis.chain``."""
_NONE: frozenset[str] = frozenset()


class Seen:
    """Words of one language as written, found by their tokens and by what they are folded to.

    Safe for many threads: a word counts as known only once it can be found.
    """

    def __init__(self, chain: Analyzer) -> None:
        self._chain = chain
        self._known: set[str] = set()
        self._parted: set[str] = set()
        self._by_token: defaultdict[str, set[str]] = defaultdict(set)
        self._by_folded: defaultdict[str, set[str]] = defaultdict(set)
        self._by_part: defaultdict[str, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._known)

    def learn(self, forms: set[str], *, parted: bool = False) -> None:
        """Take in words as written; ``parted`` to find compounds by their parts as well."""
        new = forms - self._known
        if new:
            written = list(new)
            lowered = [form.lower() for form in written]
            rows = zip(written, self._chain.tokens(lowered), fold_words(lowered), strict=True)
            for form, token, folded in rows:
                self._by_token[token].add(form)
                self._by_folded[folded].add(form)
            self._known |= new
        if parted:
            for form in forms - self._parted:
                for part in self._chain.parts(form.lower()):
                    self._by_part[part].add(form)
                self._parted.add(form)

    def with_token(self, token: str) -> set[str] | frozenset[str]:
        """The words that are indexed under a token."""
        return self._by_token.get(token, _NONE)

    def folded(self, folded: str) -> set[str] | frozenset[str]:
        """The words that are folded to this."""
        return self._by_folded.get(folded, _NONE)

    def with_part(self, part: str) -> set[str] | frozenset[str]:
        """The compounds that have a part with this token."""
        return self._by_part.get(part, _NONE)


@cache
def _holder(code: str) -> list[Seen]:
    return [Seen(analyzer(code))]


def seen(code: str) -> Seen:
    """What a process has seen of a language; begun afresh when it has grown too large."""
    held = _holder(analyzer(code).code)
    if len(held[0]) > _LIMIT:
        held[0] = Seen(analyzer(code))
    return held[0]
