"""What a group's page shows beside the group itself.

Apps above this one (projects, later cooperation) register a section each; this app knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Lag


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: a template, and what it needs to know of a group. Lower `order` comes first."""

    order: int
    template: str
    context: Callable[[Lag], dict]


_sections: list[Section] = []


def register(section: Section) -> None:
    """Add a section to every group's page; called when an app is ready."""
    _sections.append(section)
    _sections.sort(key=lambda held: held.order)


def sections(lag: Lag) -> list[tuple[str, dict]]:
    """(template, its context) of every section of this group's page."""
    return [(section.template, section.context(lag)) for section in _sections]
