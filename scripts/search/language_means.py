"""Makes search/embedding/data/language_means.npy: what the vectors of each language have in common.

    python scripts/search/language_means.py

Themes of the vocabulary say the same in every language: as passages, with their usual words, and as
queries, by their labels. A minute's work; to be done again only with another model.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EVERY = 2
"""Every second theme is plenty."""
WORDS = 25
"""Words in a passage."""


def main() -> None:
    """Embed the themes in all languages and write the means."""
    import numpy as np

    from hub.vocabulary import loading
    from search.analysis.languages import LANGUAGES
    from search.contracts import DIMENSIONS
    from search.embedding import model
    from search.embedding.centring import MEANS

    themes = list(loading.theme_files())[::EVERY]
    rows = np.zeros(
        len(LANGUAGES), [("lang", "S8"), ("passage", "<f2", DIMENSIONS), ("query", "<f2", DIMENSIONS)]
    )
    for row, lang in zip(rows, LANGUAGES, strict=True):
        labels = [theme["labels"][lang] for theme in themes]
        words = [", ".join((t["labels"][lang], *t["words"].get(lang, ()))) for t in themes]
        passages = [" ".join(each.split()[:WORDS]) for each in words]
        row["lang"] = lang.encode()
        row["passage"] = mean(model.of_passages(passages))
        row["query"] = mean([model.of_query(label) for label in labels])
    MEANS.parent.mkdir(exist_ok=True)
    np.save(MEANS, rows)


def mean(vectors: list[bytes]):
    """The mean of vectors brought to length 1."""
    import numpy as np

    numbers = np.array([np.frombuffer(vector, "i1") for vector in vectors]).astype("f4")
    return (numbers / np.linalg.norm(numbers, axis=1, keepdims=True)).mean(axis=0)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    import django

    django.setup()
    main()
