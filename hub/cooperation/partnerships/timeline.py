"""The joint timeline: whose window is open when, as a drawing that fills any width."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hub.cooperation.matching.profiles import Span
from hub.core import formats
from hub.core.charts import palette

from .checking import Checked

#: Pixels: a row, the bar in it, the letters, the axis below all rows.
ROW, BAR, LETTER, AXIS = 46, 14, 14, 26
#: Months shown at least and at most.
LEAST, MOST = 6, 36
#: Names of months that there is room for.
NAMES = 6
#: Tones of charts: windows, those of all together, deadlines that partners set.
WINDOW, JOINT, DEADLINE = 2, 0, 1


@dataclass(frozen=True, slots=True)
class Timeline:
    """Days from the first of one month to the last of another."""

    first: date
    months: int

    @property
    def last(self) -> date:
        """The last of its days."""
        return _month(self.first, self.months) - timedelta(days=1)

    def at(self, day: date) -> float:
        """How far along a day begins, in parts of a hundred; within 0 and 100."""
        whole = (self.last - self.first).days + 1
        return min(max((day - self.first).days / whole * 100, 0), 100)


def timeline(checked: Checked, today: date) -> Timeline | None:
    """From this month to the last window or deadline; None where nothing is known of any partner."""
    ends = [span.last for row in checked.rows for span in row.windows]
    ends += [row.partner.deadline for row in checked.rows if row.partner.deadline]
    ends = [day for day in ends if day >= today]
    if not ends:
        return None
    first = today.replace(day=1)
    months = (max(ends).year - first.year) * 12 + max(ends).month - first.month + 1
    return Timeline(first, min(max(months, LEAST), MOST))


def svg(checked: Checked, today: date) -> SafeString:
    """The drawing; what it shows stands in the table beside it, so it is one picture to those who listen."""
    frame = timeline(checked, today)
    if frame is None:
        return SafeString("")
    parts = [*_months(frame, len(checked.rows) + bool(checked.joint))]
    for number, row in enumerate(checked.rows):
        parts += _row(frame, number, str(row.partner), row.windows, WINDOW)
        if row.partner.deadline and frame.first <= row.partner.deadline <= frame.last:
            parts.append(_mark(frame, number, row.partner.deadline))
    if checked.joint:
        parts += _row(frame, len(checked.rows), _("All together"), checked.joint, JOINT)
    rows = len(checked.rows) + bool(checked.joint)
    return format_html(
        '<svg class="chart__drawing timeline" width="100%" height="{}" role="img" aria-label="{}">{}</svg>',
        rows * ROW + AXIS,
        _("When one can apply; the table says the same"),
        mark_safe("".join(parts)),  # noqa: S308 - parts are escaped
    )


def _row(frame: Timeline, number: int, name: str, spans: tuple[Span, ...], tone: int) -> Iterator[SafeString]:
    top = number * ROW
    yield format_html(
        '<text class="chart__text" x="0" y="{}" font-size="{}" fill="{}">{}</text>',
        top + LETTER, LETTER, palette.INK, name,
    )  # fmt: skip
    yield format_html(
        '<rect class="chart__track" x="0" y="{}" width="100%" height="{}" fill="{}"/>',
        top + 22, BAR, palette.LINE,
    )  # fmt: skip
    for span in spans:
        left, right = frame.at(span.first), frame.at(span.last + timedelta(days=1))
        if right > left:
            yield format_html(
                '<rect class="chart__mark chart__mark--{}" x="{}%" y="{}" width="{}%" height="{}" fill="{}">'
                "<title>{} – {}</title></rect>",
                tone, f"{left:.2f}", top + 22, f"{right - left:.2f}", BAR, palette.colour(tone),
                formats.day(span.first), formats.day(span.last),
            )  # fmt: skip


def _mark(frame: Timeline, number: int, day: date) -> SafeString:
    """The day by which a partner wants to have applied."""
    return format_html(
        '<rect class="chart__mark chart__mark--{}" x="{}%" y="{}" width="3" height="{}" fill="{}">'
        "<title>{}</title></rect>",
        DEADLINE, f"{min(frame.at(day), 99.3):.2f}", number * ROW + 18, BAR + 8, palette.colour(DEADLINE),
        formats.day(day),
    )  # fmt: skip


def _months(frame: Timeline, rows: int) -> Iterator[SafeString]:
    every = -(-frame.months // NAMES)
    for month in range(0, frame.months, every):
        day = _month(frame.first, month)
        yield format_html(
            '<line class="chart__line" x1="{0}%" x2="{0}%" y1="0" y2="{1}" stroke="{2}"/>',
            f"{frame.at(day):.2f}", rows * ROW, palette.LINE,
        )  # fmt: skip
        spare = "" if month % (2 * every) == 0 else " chart__text--spare"
        yield format_html(
            '<text class="chart__text chart__text--soft{}" x="{}%" dx="3" y="{}" font-size="{}" fill="{}">{}</text>',
            spare, f"{frame.at(day):.2f}", rows * ROW + 18, 13, palette.INK_SOFT, formats.months(day, None),
        )  # fmt: skip


def _month(first: date, further: int) -> date:
    """The first day of the month that is so much later."""
    count = first.year * 12 + first.month - 1 + further
    return date(count // 12, count % 12 + 1, 1)
