"""Profiles and ideas as CSV files, rankings as TREC runs: what `manage.py match_run` reads and writes."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TextIO

from hub.cooperation.evaluation.texts import plain
from hub.cooperation.matching.profiles import Idea, Profile
from hub.places.geo import point

PROFILES = ("id", "name", "text", "themes", "country", "lat", "lon", "past_partners")
IDEAS = ("id", "text", "themes", "country", "lat", "lon", "wanted_countries", "excluded_ids", "past_partners")
#: Lists within a cell.
SEPARATOR = "|"
TAG = "leader-hub-matching"


class BadFile(Exception):
    """A file that cannot be read as what it should be."""


class Told(NamedTuple):
    """A profile or idea as it stands in a file: its id there, what it is for matching, and its text as written."""

    id: str
    idea: Idea
    text: str


def read_profiles(path: Path) -> Iterator[tuple[Profile, str]]:
    """Each profile with its text. Raises `BadFile`: columns or ids missing, ids twice, a point not on earth."""
    seen: set[str] = set()
    for line, row in _rows(path, PROFILES):
        number = row["id"].strip()
        if not number or number in seen:
            raise BadFile(f"{path}, line {line}: id empty or not for the first time")
        seen.add(number)
        tokens = _tokens(row["text"])
        if row["name"].strip():
            tokens = tokens + _tokens(row["name"])
        yield (
            Profile(
                number,
                kind="organisation",
                country=row["country"].strip(),
                point=_point(row, path, line),
                themes=dict.fromkeys(_listed(row["themes"]), 1.0),
                tokens=tokens,
                partners=frozenset(_listed(row["past_partners"])) or None,
            ),
            row["text"],
        )


def read_ideas(path: Path) -> Iterator[Told]:
    """Each idea. Nearness counts across borders. Raises `BadFile`."""
    for line, row in _rows(path, IDEAS):
        number = row["id"].strip()
        if not number:
            raise BadFile(f"{path}, line {line}: no id")
        own = Profile(
            f"idea {number}",
            kind="idea",
            country=row["country"].strip(),
            point=_point(row, path, line),
            themes=dict.fromkeys(_listed(row["themes"]), 1.0),
            tokens=plain(row["text"]),
            partners=frozenset(_listed(row["past_partners"])),
        )
        idea = Idea(
            own,
            countries=frozenset(_listed(row["wanted_countries"])),
            excluded=frozenset(_listed(row["excluded_ids"])),
            near=True,
        )
        yield Told(number, idea, row["text"])


def write(qid: str, found: Iterable[tuple[str, float]], file: TextIO) -> None:
    """Lines `qid Q0 docno rank score tag`; blanks in ids become underscores, as the format knows none."""
    for rank, (docno, score) in enumerate(found, start=1):
        file.write(f"{_word(qid)} Q0 {_word(docno)} {rank} {score:.6f} {TAG}\n")


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [name for name in columns if name not in (rows.fieldnames or ())]:
                raise BadFile(f"{path}: columns missing: {', '.join(missing)}")
            for row in rows:
                yield rows.line_num, {name: row[name] or "" for name in columns}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadFile(f"{path}: {error}") from error


@lru_cache(maxsize=4_096)
def _tokens(text: str) -> Counter[str]:
    # Many organisations tell the text of one project: they share what it is made of.
    return Counter({sys.intern(token): times for token, times in plain(text).items()})


def _listed(cell: str) -> list[str]:
    return [each for part in cell.split(SEPARATOR) if (each := part.strip())]


def _point(row: Mapping[str, str], path: Path, line: int) -> tuple[float, float] | None:
    lat, lon = row["lat"].strip(), row["lon"].strip()
    if not lat or not lon:
        return None
    try:
        return tuple(point(lat, lon))
    except ValueError as error:
        raise BadFile(f"{path}, line {line}: {error}") from error


def _word(text: str) -> str:
    return "_".join(text.split()) or "-"
