"""Vectors that were made once, by what was read: building the index anew embeds nothing anew."""

from collections.abc import Iterable, Mapping

from search.models import Embedding

_AT_ONCE = 500
"""Digests asked for in one query: databases bound them."""


def known(digests: Iterable[str]) -> dict[str, bytes]:
    """The vectors there are, by digest."""
    wanted = list(dict.fromkeys(digests))
    found: dict[str, bytes] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Embedding.objects.filter(digest__in=wanted[start : start + _AT_ONCE])
        found |= {digest: bytes(vector) for digest, vector in rows.values_list("digest", "vector")}
    return found


def keep(vectors: Mapping[str, bytes]) -> None:
    """Keep vectors by digest."""
    rows = [Embedding(digest=digest, vector=vector) for digest, vector in vectors.items()]
    Embedding.objects.bulk_create(rows, ignore_conflicts=True)
