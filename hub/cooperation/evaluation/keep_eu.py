"""Real partnerships: keep.eu's export of Interreg projects (Interact; any use with credit)."""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hub.cooperation.evaluation.texts import plain

FILES = ("projects.csv.gz", "partners.csv.gz", "participations_2000_2013.csv.gz")


class Partner(NamedTuple):
    """An organisation in a project; `point` is latitude and longitude of its town."""

    id: str
    name: str
    country: str
    point: tuple[float, float] | None
    lead: bool


@dataclass(frozen=True)
class Project:
    """A project with its partners. `start` is an ISO date, `lang` the language of `text`."""

    id: str
    start: str
    text: str
    told: str
    lang: str
    themes: frozenset[str]
    partners: tuple[Partner, ...]

    @property
    def lead(self) -> Partner | None:
        """Who leads it."""
        return next((partner for partner in self.partners if partner.lead), None)

    @property
    def others(self) -> list[Partner]:
        """Who takes part beside those who lead."""
        return [partner for partner in self.partners if not partner.lead]

    @cached_property
    def tokens(self) -> Counter[str]:
        """What its texts in all languages are made of, with its themes."""
        return plain(" ".join((self.text, *sorted(self.themes))))


def projects(folder: Path) -> list[Project]:
    """All projects by start. Raises OSError where the export is not."""
    partners: dict[str, list[Partner]] = defaultdict(list)
    for row in _rows(folder / "partners.csv.gz"):
        point = (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None
        partners[row["project_id"]].append(
            Partner(row["org_id"], row["partner"], row["country"], point, row["lead"] == "1")
        )
    found = [_project(row, partners[row["project_id"]]) for row in _rows(folder / "projects.csv.gz")]
    return sorted(found, key=lambda project: (project.start, project.id))


def partners_before(folder: Path) -> dict[str, set[str]]:
    """Organisation -> those it worked with in programmes of 2000 to 2013."""
    taking_part: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "participations_2000_2013.csv.gz"):
        taking_part[row["project_id"]].add(row["org_id"])
    found: dict[str, set[str]] = defaultdict(set)
    for those in taking_part.values():
        for each in those:
            found[each] |= those - {each}
    return found


def halves(held: list[Project]) -> tuple[list[Project], list[Project], str]:
    """(earlier, later, first start of the later half): projects that start on one day stay together."""
    first = held[len(held) // 2].start
    return (
        [each for each in held if each.start < first],
        [each for each in held if each.start >= first],
        first,
    )


def _project(row: dict[str, str], partners: list[Partner]) -> Project:
    texts = [
        row[name]
        for name in ("title", "title_2", "title_3", "description_en", "description_1", "description_2")
    ]
    title = row["title"] or row["title_2"] or row["title_3"] or row["acronym"]
    english = row["description_en"]
    description, lang = (english, "en") if english else (row["description_1"], row["description_1_lang"])
    return Project(
        row["project_id"],
        row["start_date"],
        " ".join(filter(None, texts)),
        f"{title}. {description}",
        lang,
        frozenset(filter(None, (row["theme_1"], row["theme_2"], row["theme_3"]))),
        tuple(partners),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
