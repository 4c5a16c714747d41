"""Character 4-grams of folded words: names and acronyms are spelt alike in all languages.

``lubanas`` and ``lubans`` share half of theirs, and no dictionary holds either.
"""

SIZE = 4


def grams(word: str) -> list[str]:
    """The 4-grams of a folded word, with its two ends marked; a short word is one gram.

    ``lake`` -> ``_lak lake ake_``.
    """
    marked = f"_{word}_"
    return [marked[start : start + SIZE] for start in range(max(1, len(marked) - SIZE + 1))]
