"""What the rooms of the hub put on the desk of somebody who works: sections of the workspace's overview, and
links beside a record. Each registers its own when its app is ready; this room knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the overview, what needs doing first. Lower `order` comes first: 10 waits for this person, 30 is
    at work, 50 is good to know.

    template: a part with a heading of the second level and a list (`lags/_desk_networks.html` is one).
    context: takes the user, gives what the template needs; {} where there is nothing to show.
    """

    slug: str
    order: int
    template: str
    context: Callable[[Any], dict]


@dataclass(frozen=True, slots=True)
class Link:
    """A way on from a record in the workspace. on: its model's name ("lag", "project"). label: lazy text.

    address: takes the record and the user, gives a path in the active language; "" where it is not for them.
    Lower `order` comes first.
    """

    on: str
    order: int
    label: Any
    address: Callable[[Model, Any], str]


_sections: dict[str, Section] = {}
_links: list[Link] = []


def register(section: Section) -> None:
    """Add a section to everybody's overview."""
    _sections[section.slug] = section


def register_link(link: Link) -> None:
    """Add a link beside every record of a kind."""
    if link not in _links:
        _links.append(link)
        _links.sort(key=lambda held: held.order)


def sections(user) -> list[tuple[str, dict]]:
    """(template, its context) of each section that has something for somebody."""
    ordered = sorted(_sections.values(), key=lambda section: section.order)
    return [(section.template, context) for section in ordered if (context := section.context(user))]


def links(on: str, record: Model, user) -> list[tuple[str, str]]:
    """(label, path) of the links beside a record."""
    asked = ((str(link.label), link.address(record, user)) for link in _links if link.on == on)
    return [(label, path) for label, path in asked if path]
