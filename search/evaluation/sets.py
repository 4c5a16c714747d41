"""The frozen queries and what is right for them: ``data/``, told of in docs/search-quality.md."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from search.evaluation.measures import HIT, NDCG
from search.evaluation.runs import Topic

DATA = Path(__file__).parent / "data"
HALVES = ("a", "b")
"""Weights are chosen on the first half of the projects or topics, and reported on the second."""


class Judged(NamedTuple):
    """A query with the grades of the records that are right for it, and the row of a table it counts in."""

    topic: Topic
    grades: dict[str, int]
    row: str
    half: str


class Set(NamedTuple):
    """Queries of one kind, how they are measured, and which records they are asked of."""

    name: str
    measure: str
    judged: tuple[Judged, ...]
    titles: bool
    prefix: str
    """What the numbers of the records asked begin with; others are not judged."""


def known_items() -> Set:
    """Real titles of projects that must lead to the project by its description alone."""
    judged = tuple(
        Judged(
            Topic(row["qid"], row["query"], row["query_lang"], row["doc_lang"]),
            {row["docno"]: 1},
            "same language" if row["query_lang"] == row["doc_lang"] else f"{row['query_lang']} -> en",
            row["half"],
        )
        for row in _rows("known_items.csv")
    )
    return Set("known", HIT, judged, False, "k")


def themes() -> Set:
    """Topics in six languages over the sample projects, judged by hand: 2 is about it, 1 touches it."""
    grades: dict[str, dict[str, int]] = {}
    for row in _rows("themes_judged.csv"):
        grades.setdefault(row["topic"], {})[row["docno"]] = int(row["grade"])
    judged = []
    for row in _rows("themes.csv"):
        name, _dash, lang = row["qid"].partition("-")
        half = HALVES[int(name[1:]) % 2]
        judged.append(Judged(Topic(row["qid"], row["query"], row["query_lang"]), grades[name], lang, half))
    return Set("themes", NDCG, tuple(judged), True, "demo-")


SETS = {"known": known_items, "themes": themes}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
