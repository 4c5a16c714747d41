"""The parts of compounds: ``landsbyturisme`` -> ``landsby``, ``turisme``.

A word is parted where both sides are in the dictionary, with or without a linking element.
The fewest parts win, then the longest last part (the head of the compound).
"""

from collections.abc import Mapping

_MIN_PART = 4
_MIN_WORD = 2 * _MIN_PART
_MAX_PARTS = 4

# Suffixes that stand in the dictionaries as if they were words.
_NO_PARTS = frozenset(
    """
    heit keit lich isch ungen schaft schaften
    hed heden heder heid else elser ende ning ninger ingen inger
    tion tionen tioner sion iteit lijk tige
    erne erna arna ande isen inen sten
    ssa ssä lla llä lta ltä sta stä lle iden iltä isuus suus minen
    """.split()  # noqa: SIM905 - a list this long is read as words, not as quoted strings
)


def parts(
    word: str, forms: Mapping[str, str], links: tuple[str, ...], limit: int = _MAX_PARTS
) -> tuple[str, ...]:
    """The parts of a word in lower case, in its order; empty if it is not a compound."""
    if len(word) < _MIN_WORD or limit < 2:
        return ()
    best: tuple[str, ...] = ()
    for cut in range(_MIN_PART, len(word) - _MIN_PART + 1):
        tail = word[cut:]
        if not _known(tail, forms):
            continue
        for link in links:
            head = word[: cut - len(link)] if link else word[:cut]
            if link and not word[:cut].endswith(link):
                continue
            found = (
                (head, tail)
                if _known(head, forms)
                else (*rest, tail)
                if (rest := parts(head, forms, links, limit - 1))
                else ()
            )
            if found and (not best or len(found) < len(best)):
                best = found
        if len(best) == 2:
            return best
    return best


def _known(part: str, forms: Mapping[str, str]) -> bool:
    if len(part) < _MIN_PART or part in _NO_PARTS:
        return False
    return part in forms or part.capitalize() in forms
