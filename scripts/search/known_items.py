"""Makes search/evaluation/data/known_items.csv from the keep.eu export: titles whose project is known.

    python scripts/search/known_items.py PROJECTS.csv.gz

The right answer to a title is its project. In ``doc_lang`` the project has a description, and that
alone may lead there: the English one for titles in other languages, one in the title's language for
'same language'. Half of the projects are for choosing weights (a), half for reporting (b).
Titles: keep.eu (Interact), any use with credit.
"""

import csv
import gzip
import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path

TARGET = Path(__file__).parents[2] / "search" / "evaluation" / "data" / "known_items.csv"
EU = set("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905
MOST = {"local": 60, "same": 25}
"""Queries of a language: few languages have more."""
LEAST_WORDS = 30
"""A shorter description is none."""


def main(path: str) -> None:
    """Read the export and write the queries."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        projects = sorted(csv.DictReader(file), key=lambda row: digest(row["project_id"]))
    titles = Counter(title.lower() for row in projects for title, _lang in titles_of(row))
    counts: Counter[tuple[str, str]] = Counter()
    lines = []
    for row in projects:
        described = descriptions_of(row)
        # The first of a project's titles in a language: others are mislabelled as a rule.
        for lang, title in {lang: title for title, lang in reversed(titles_of(row))}.items():
            if lang not in EU or titles[title.lower()] > 1 or len(title.split()) < 3:
                continue
            for way, doc_lang in (("local", "en"), ("same", lang)):
                if (way == "local" and lang == "en") or doc_lang not in described:
                    continue
                if counts[way, lang] < (60 if lang == "en" else MOST[way]):
                    counts[way, lang] += 1
                    lines.append((way, lang, doc_lang, row["project_id"], title))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("qid", "query", "query_lang", "doc_lang", "docno", "half"))
        for way, lang, doc_lang, docno, title in sorted(lines):
            half = "ab"[digest(docno)[0] % 2]
            out.writerow((f"{way}-{lang}-{docno}", title, lang, doc_lang, docno, half))
    print(f"{len(lines)} queries: {dict(counts)}")


def digest(text: str) -> bytes:
    """Scatters projects, always in the same way."""
    return blake2b(text.encode(), digest_size=8).digest()


def titles_of(row: dict[str, str]) -> list[tuple[str, str]]:
    """Titles with their languages."""
    columns = [("title", "title_lang"), ("title_2", "title_2_lang"), ("title_3", "title_3_lang")]
    return [(" ".join(row[title].split()), row[lang]) for title, lang in columns if row[title]]


def descriptions_of(row: dict[str, str]) -> set[str]:
    """Languages of descriptions long enough to be found by."""
    columns = [
        ("description_en", None),
        ("description_1", "description_1_lang"),
        ("description_2", "description_2_lang"),
    ]
    return {row[lang] if lang else "en" for text, lang in columns if len(row[text].split()) >= LEAST_WORDS}


if __name__ == "__main__":
    main(sys.argv[1])
