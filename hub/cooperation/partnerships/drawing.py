"""The web of who worked with whom as SVG: the same data, the same drawing.

Places are found by Fruchterman and Reingold's method (1991): neighbours attract, all repel, and the steps grow
shorter. It begins on a circle in the order of countries rather than by chance.
"""

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.core import formats
from hub.core.charts import palette

from .together import Point, Web

#: The drawing's own measures; the page scales it.
WIDTH, HEIGHT, EDGE = 960, 640, 70
ROUNDS = 160
#: Names of at most so many points stand in the drawing; of more they show under a pointer and in the table.
NAMED = 40
#: Letters of a name that are written.
LETTERS = 26


def layout(count: int, pairs: list[tuple[int, int, int]]) -> np.ndarray:
    """Places of points, (count, 2) within 0 and 1. pairs: (one, other, how often) by index."""
    if count == 0:
        return np.zeros((0, 2))
    angles = 2 * np.pi * np.arange(count) / count
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1)
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
        # Keeps what hangs on nothing from drifting out of sight.
        force -= 0.25 * places
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        places = places + force / length * np.minimum(length, step)
    low, high = places.min(axis=0), places.max(axis=0)
    return (places - low) / np.where(high - low > 1e-6, high - low, 1)


def svg(web: Web) -> SafeString:
    """The drawing; every point with a page is a link, in the order of the table. "" where there is nothing."""
    web = web.drawn
    if not web.points:
        return SafeString("")
    order = {point.key: number for number, point in enumerate(web.points)}
    pairs = [(order[one.key], order[other.key], count) for one, other, count in web.lines]
    places = layout(len(web.points), pairs) * [WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE] + EDGE
    lines = [_line(places[one], places[other], count) for one, other, count in pairs]
    named = len(web.points) <= NAMED
    points = [_drawn(point, place, named) for point, place in zip(web.points, places, strict=True)]
    return format_html(
        '<svg class="web" viewBox="0 0 {} {}" role="group" aria-label="{}">{}{}</svg>',
        WIDTH,
        HEIGHT,
        _("Who worked with whom; the table below says the same"),
        mark_safe("".join(lines)),  # noqa: S308 - parts are escaped
        mark_safe("".join(points)),  # noqa: S308 - parts are escaped
    )


def _line(one: np.ndarray, other: np.ndarray, count: int) -> SafeString:
    return format_html(
        '<line class="web__line" x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>',
        *(f"{number:.1f}" for number in (*one, *other)), palette.LINE, min(1 + count, 8),
    )  # fmt: skip


def _drawn(point: Point, place: np.ndarray, named: bool) -> SafeString:
    count = len(point.partnerships)
    told = ngettext("%(count)s partnership", "%(count)s partnerships", count) % {
        "count": formats.number(count)
    }
    words = f"{point.name}, {point.country_name}: {told}"
    radius = 7 + 3 * np.sqrt(count)
    x, y = place
    name = point.name if len(point.name) <= LETTERS else f"{point.name[: LETTERS - 1]}…"
    anchor = "start" if x < WIDTH * 0.25 else "end" if x > WIDTH * 0.75 else "middle"
    label = format_html(
        '<text class="web__name" x="{}" y="{}" text-anchor="{}" font-size="15"{}>{}</text>',
        f"{x:.1f}", f"{y + radius + 16:.1f}", anchor, format_html(' lang="{}"', point.lang) if point.lang else "",
        name,
    ) if named else ""  # fmt: skip
    inside = format_html(
        '<circle class="web__point" cx="{}" cy="{}" r="{}" fill="{}"><title>{}</title></circle>{}',
        f"{x:.1f}", f"{y:.1f}", f"{radius:.1f}", palette.colour(0), words, label,
    )  # fmt: skip
    if not point.address:
        return inside
    return format_html('<a href="{}" aria-label="{}">{}</a>', point.address, words, inside)
