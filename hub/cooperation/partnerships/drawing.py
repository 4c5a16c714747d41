"""The web of who worked with whom as SVG: the same data, the same drawing.

Those who hang together are laid out by themselves, few of them in a ring, many by Fruchterman and Reingold's
method (1991): neighbours attract, all repel, and the steps grow shorter. It begins on a ring in the order of
countries rather than by chance. The parts are then set in rows, the largest first.
"""

from dataclasses import dataclass

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.core import formats
from hub.core.charts import palette

from .together import Point, Web

#: The drawing's width in its own measure; the page scales it.
WIDTH = 960
#: Beside and above a part: room for names, and air.
BESIDE, ABOVE = 165, 42
ROUNDS = 160
#: As many stand in a ring.
RING = 7
#: Names of at most so many points stand in the drawing; of more they show under a pointer and in the table.
NAMED = 60
#: Letters of a name that are written.
LETTERS = 20

Pairs = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """Points that hang together: their numbers, and places about the part's middle, within `radius`."""

    members: list[int]
    places: np.ndarray
    radius: float


def parts(count: int, pairs: Pairs) -> list[list[int]]:
    """Numbers of points that hang together, the largest part first. pairs: (one, other, how often) by number."""
    root = list(range(count))

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for one, other, _times in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    found: dict[int, list[int]] = {}
    for number in range(count):
        found.setdefault(top(number), []).append(number)
    return sorted(found.values(), key=lambda members: (-len(members), members))


def layout(count: int, pairs: Pairs) -> np.ndarray:
    """Places of points that hang together, (count, 2), none farther than 1 from the middle."""
    angles = 2 * np.pi * np.arange(count) / max(count, 1) - np.pi / 2
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    if count <= RING:
        return places if count > 1 else np.zeros((count, 2))
    pull = np.zeros((count, count))
    for one, other, times in pairs:
        pull[one, other] = pull[other, one] = 1 + np.log(times)
    ideal = 1.6 / np.sqrt(count)
    for step in np.linspace(0.12, 0.004, ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        far = np.sqrt((apart**2).sum(axis=2)) + 1e-6
        push = ideal**2 / far
        np.fill_diagonal(push, 0)
        force = (apart / far[..., None] * (push - pull * far**2 / ideal)[..., None]).sum(axis=1)
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        places = places + force / length * np.minimum(length, step)
    places = places - (places.max(axis=0) + places.min(axis=0)) / 2
    return places / max(float(np.sqrt((places**2).sum(axis=1)).max()), 1e-6)


def arranged(count: int, pairs: Pairs) -> tuple[np.ndarray, np.ndarray, float]:
    """(places of all points, the middles of their parts, height of the drawing)."""
    places, middles = np.zeros((count, 2)), np.zeros((count, 2))
    across, top, row = 0.0, 0.0, 0.0
    for members in parts(count, pairs):
        number = {member: at for at, member in enumerate(members)}
        inner = [(number[one], number[other], times) for one, other, times in pairs if one in number]
        radius = min(26 + 22 * np.sqrt(len(members)), WIDTH / 2 - BESIDE)
        wide, high = 2 * (radius + BESIDE), 2 * (radius + ABOVE)
        if across and across + wide > WIDTH:
            across, top, row = 0.0, top + row, 0.0
        middle = np.array([across + wide / 2, top + high / 2])
        places[members] = middle + layout(len(members), inner) * radius
        middles[members] = middle
        across, row = across + wide, max(row, high)
    return places, middles, top + row


def svg(web: Web) -> SafeString:
    """The drawing; every point with a page is a link, in the order of the table. "" where there is nothing."""
    web = web.drawn
    if not web.points:
        return SafeString("")
    order = {point.key: number for number, point in enumerate(web.points)}
    pairs = [(order[one.key], order[other.key], count) for one, other, count in web.lines]
    places, middles, height = arranged(len(web.points), pairs)
    lines = [_line(places[one], places[other], count) for one, other, count in pairs]
    named = len(web.points) <= NAMED
    points = [
        _drawn(point, place, place - middle, named)
        for point, place, middle in zip(web.points, places, middles, strict=True)
    ]
    return format_html(
        '<svg class="web" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}</svg>',
        WIDTH,
        f"{height:.0f}",
        _("Who worked with whom; the table below says the same"),
        mark_safe("".join(lines)),  # noqa: S308 - parts are escaped
        mark_safe("".join(points)),  # noqa: S308 - parts are escaped
    )


def _line(one: np.ndarray, other: np.ndarray, count: int) -> SafeString:
    return format_html(
        '<line class="web__line" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>',
        *(f"{number:.1f}" for number in (*one, *other)), palette.LINE, min(1 + count, 8),
    )  # fmt: skip


def _drawn(point: Point, place: np.ndarray, outward: np.ndarray, named: bool) -> SafeString:
    count = len(point.partnerships)
    told = ngettext("%(count)s partnership", "%(count)s partnerships", count) % {
        "count": formats.number(count)
    }
    words = f"{point.name}, {point.country_name}: {told}"
    radius = 7 + 3 * np.sqrt(count)
    x, y = place
    inside = format_html(
        '<circle class="web__point" cx="{}" cy="{}" r="{}" fill="{}"><title>{}</title></circle>{}',
        f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", palette.colour(0), words,
        _name(point, place, outward, radius) if named else "",
    )  # fmt: skip
    if not point.address:
        return inside
    return format_html('<a href="{}" aria-label="{}">{}</a>', point.address, words, inside)


def _name(point: Point, place: np.ndarray, outward: np.ndarray, radius: float) -> SafeString:
    """Written away from the middle, where there is room: beside the point, or above or below it."""
    x, y = place
    away = outward[0] / max(float(np.hypot(*outward)), 1e-6)
    if abs(away) < 0.35:
        anchor, dx, dy = "middle", 0.0, (radius + 16 if outward[1] > 0 else -radius - 7)
    else:
        anchor, dx, dy = ("start", radius + 5, 5) if away > 0 else ("end", -radius - 5, 5)
    return format_html(
        '<text class="web__name" x="{}" y="{}" text-anchor="{}" font-size="15"{}>{}</text>',
        f"{x + dx:.1f}", f"{y + dy:.1f}", anchor,
        format_html(' lang="{}"', point.lang) if point.lang else "", _beginning(point.name),
    )  # fmt: skip


def _beginning(name: str) -> str:
    """The first words of a long name, whole ones and without a sign that more comes: what is seen has to stand in
    what is read out (WCAG 2.5.3).
    """
    taken, *words = name.split()
    for word in words:
        room = LETTERS if len(taken) > LETTERS // 2 else LETTERS + 8
        if len(taken) + 1 + len(word) > room:
            break
        taken = f"{taken} {word}"
    return taken.rstrip(" ,–-„«(")
