"""What a project tells, each part in the language that suits the reader best.

Registers and people translate unevenly: the lessons may be there in English, the challenge only in Latvian.
So every part is chosen by itself, and says its language.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hub.core.shown import preferences

from .models import Experience, Project

#: The parts that a visitor came for; shown apart from the rest of the story.
LESSONS = ("worked", "avoid")
#: What somebody elsewhere must know before they begin.
TRANSFER = ("conditions", "effort", "cost")


@dataclass(frozen=True, slots=True)
class Part:
    """One told part: its field's name or principle's key, heading, text, and the text's language."""

    name: str
    heading: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Story:
    """A project's experience and principles as one reader gets to see them, in reading order."""

    parts: tuple[Part, ...]
    lessons: dict[str, Part]
    transfer: tuple[Part, ...]
    principles: tuple[Part, ...]
    languages: frozenset[str]


def story_of(project: Project, wanted: str | None = None) -> Story:
    """The story for a reader who asked for `wanted`, if for any; prefetch `experiences` and `principles`."""
    order = preferences(project.lang, wanted)
    experiences = list(project.experiences.all())
    told = {part.name: part for part in _told(experiences, order)}
    principles = list(project.principles.all())
    return Story(
        parts=tuple(part for name, part in told.items() if name not in (*LESSONS, *TRANSFER)),
        lessons={name: told[name] for name in LESSONS if name in told},
        transfer=tuple(told[name] for name in TRANSFER if name in told),
        principles=tuple(_principles(principles, order)),
        languages=frozenset(row.lang for row in (*experiences, *principles)),
    )


def _told(experiences: list[Experience], order: list[str]) -> Iterable[Part]:
    for name in Experience.FIELDS:
        filled = [experience for experience in experiences if getattr(experience, name).strip()]
        if filled:
            best = _best(filled, order)
            heading = str(Experience._meta.get_field(name).verbose_name)
            yield Part(name, heading, getattr(best, name), best.lang)


def _principles(principles: list, order: list[str]) -> Iterable[Part]:
    by_key: dict[str, list] = {}
    for row in principles:
        by_key.setdefault(row.principle_id, []).append(row)
    for key, rows in sorted(by_key.items(), key=lambda item: item[1][0].principle.order):
        best = _best(rows, order)
        yield Part(key, best.principle.label(), best.how, best.lang)


def _best(rows: list, order: list[str]):
    """The row in the language that comes first in `order`; any row when none is in it."""
    return min(rows, key=lambda row: (order.index(row.lang) if row.lang in order else len(order), row.lang))
