"""A chart as SVG.

Widths are given in parts of the whole, heights in pixels: the drawing fills any width, and its letters keep their
size on a telephone. Colours stand as attributes, which style sheets of a page overrule.
"""

from collections.abc import Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from . import palette
from .data import Chart, Kind
from .scale import ticks

#: Pixels: the plot of upright charts, the letters, a row of lying ones and the bar in it.
PLOT, LETTER, ROW, BAR = 240, 14, 46, 14
#: Room left of upright charts for the numbers of the axis, which stand outside of the drawing itself.
BESIDE = 64
#: Room above the plot for the highest number, and below it for the names of the categories.
ABOVE, BELOW = 12, 28
#: Names of categories side by side that a narrow window has room for; of more, it shows every second or third.
ROOM = 6


def svg(chart: Chart, prefix: str = "chart") -> SafeString:
    """The drawing for a page; `prefix` makes its ids unique there. Read out as its title and its summary."""
    body, height = drawn(chart)
    name = f"{prefix}-{chart.slug}"
    return format_html(
        '<svg class="chart__drawing chart__drawing--{}" width="100%" height="{}" role="img" '
        'aria-labelledby="{}-t {}-d">'
        '<title id="{}-t">{}</title><desc id="{}-d">{}</desc>{}</svg>',
        chart.kind.value, height, name, name, name, chart.title, name, chart.summary, body,
    )  # fmt: skip


def drawn(chart: Chart) -> tuple[SafeString, int]:
    """The drawing's parts and its height in pixels; the width is up to whoever puts it somewhere."""
    return _columns(chart) if chart.kind is Kind.COLUMNS else _bars(chart)


def _text(x: str, y: float, words: str, kind: str, anchor: str = "start", weight: int = 400) -> SafeString:
    ink = palette.INK_SOFT if kind.startswith("soft") else palette.INK
    return format_html(
        '<text class="chart__text chart__text--{}" x="{}" y="{}" text-anchor="{}" font-weight="{}" '
        'font-size="{}" font-family="Hub Sans, sans-serif" fill="{}">{}</text>',
        kind, x, f"{y:g}", anchor, weight, LETTER, ink, words,
    )  # fmt: skip


def _rect(x: float, y: float, width: float, height: float, tone: int, words: str) -> SafeString:
    """x and width in parts of a hundred of the whole, y and height in pixels; `words` show under a pointer."""
    return format_html(
        '<rect class="chart__mark chart__mark--{}" x="{}%" y="{}" width="{}%" height="{}" fill="{}">'
        "<title>{}</title></rect>",
        tone % len(palette.TONES), f"{x:.3f}", f"{y:.1f}", f"{width:.3f}", f"{height:.1f}",
        palette.colour(tone), words,
    )  # fmt: skip


def _columns(chart: Chart) -> tuple[SafeString, int]:
    steps = ticks(float(max(chart.totals, default=0)))
    top, count = steps[-1], len(chart.drawn)
    slot = 100 / max(count, 1)
    parts = [*_grid(chart, steps)]
    for index, name in enumerate(chart.drawn):
        left, ground = index * slot + slot * 0.14, float(ABOVE + PLOT)
        for series in chart.series:
            value = series.values[index]
            if not value:
                continue
            height = float(value) / top * PLOT
            words = _said(chart, name, series.label, value)
            # A pixel between neighbours, so that one sees where one ends.
            seen = max(height - (1 if chart.is_stacked else 0), 0.8)
            parts.append(_rect(left, ground - height, slot * 0.72, seen, series.tone, words))
            ground -= height
        parts.append(_tick(index, count, slot, name))
    return mark_safe("".join(parts)), ABOVE + PLOT + BELOW  # noqa: S308 - parts are escaped


def _grid(chart: Chart, steps: list[float]) -> Iterator[SafeString]:
    for step in steps:
        y = ABOVE + PLOT - step / steps[-1] * PLOT
        yield format_html(
            '<line class="chart__line{}" x1="0" x2="100%" y1="{}" y2="{}" stroke="{}"/>',
            "" if step else " chart__line--ground", f"{y:.1f}", f"{y:.1f}",
            palette.LINE if step else palette.INK_SOFT,
        )  # fmt: skip
        if step:
            yield _text("-8", y + 5, chart.short(step), "soft", "end")


def _tick(index: int, count: int, slot: float, name: str) -> SafeString:
    """A category's name below its column. Those that a narrow window has no room for are marked."""
    every = -(-count // ROOM)
    kind = "soft" if (count - 1 - index) % every == 0 else "soft chart__text--spare"
    return _text(f"{index * slot + slot / 2:.3f}%", ABOVE + PLOT + 20, name, kind, "middle")


def _bars(chart: Chart) -> tuple[SafeString, int]:
    highest = float(max(chart.totals, default=0)) or 1.0
    parts = []
    for index, (name, total) in enumerate(zip(chart.drawn, chart.totals, strict=False)):
        y = index * ROW
        parts.append(_text("0", y + LETTER, name, "name"))
        parts.append(_text("100%", y + LETTER, chart.short(total), "value", "end", 600))
        parts.append(
            format_html(
                '<rect class="chart__track" x="0" y="{}" width="100%" height="{}" fill="{}"/>',
                y + LETTER + 7,
                BAR,
                "#efebe0",
            )
        )
        left = 0.0
        for series in chart.series:
            value = series.values[index]
            if value:
                width = max(float(value) / highest * 100, 0.3)
                words = _said(chart, name, series.label, value)
                parts.append(_rect(left, y + LETTER + 7, width, BAR, series.tone, words))
                left += width
    return mark_safe("".join(parts)), max(len(chart.drawn) * ROW - 10, ROW)  # noqa: S308


def _said(chart: Chart, name: str, label: str, value) -> str:
    return f"{name}, {label}: {chart.exact(value)}" if chart.is_stacked else f"{name}: {chart.exact(value)}"


def legend(chart: Chart) -> list[tuple[int, str]]:
    """(number of its colour, name) of each series that shows anything; nothing for a single one."""
    if not chart.is_stacked:
        return []
    return [(series.tone % len(palette.TONES), series.label) for series in chart.series if series.total]


def sheet(chart: Chart, width: int = 900, source: str = "") -> SafeString:
    """The chart as a file of its own: title, legend, drawing, note, source, on a white ground.

    width in pixels. The drawing is laid out for that width.
    """
    margin, line = 32, 24
    inner = width - 2 * margin
    y = margin + 22
    parts = [_title(margin, y, chart.title)]
    y += 8
    for tone, label in legend(chart):
        y += line
        parts.append(
            format_html(
                '<rect x="{}" y="{}" width="14" height="14" fill="{}"/>', margin, y - 12, palette.colour(tone)
            )
        )
        parts.append(_text(str(margin + 22), y, label, "name"))
    body, height = drawn(chart)
    y += 20
    beside = BESIDE if chart.kind is Kind.COLUMNS else 0
    parts.append(
        format_html(
            '<svg x="{}" y="{}" width="{}" height="{}" overflow="visible">{}</svg>',
            margin + beside,
            y,
            inner - beside,
            height,
            body,
        )
    )
    y += height + 12
    # Names of groups come from files of others; XML takes no control characters.
    source = "".join(sign if sign.isprintable() else " " for sign in source)
    for words in (*wrapped(" ".join(chart.notes), inner), *wrapped(source, inner)):
        y += line
        parts.append(_text(str(margin), y, words, "soft"))
    y += margin
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}">'
        '<rect width="100%" height="100%" fill="{}"/>{}</svg>',
        width, y, palette.GROUND, format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


def _title(x: int, y: int, words: str) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="22" font-weight="600" font-family="Hub Sans, sans-serif" '
        'fill="{}">{}</text>',
        x, y, palette.INK, words,
    )  # fmt: skip


def wrapped(words: str, width: int) -> list[str]:
    """Lines of about `width` pixels: letters of 14 pixels are about 6.6 wide on average."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + len(word) < width / 6.6:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
