"""Documents as PDF, to be printed and signed: in the hub's own fonts, which write all 24 languages."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, KeepTogether, ListFlowable, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from hub.core import charts

from .blocks import Block, Bullets, Document, Heading, Paragraph, Signatures, Table, clean

FONTS = Path(charts.__file__).parents[1] / "data" / "fonts"
REGULAR, BOLD = "HubSans-Regular", "HubSans-SemiBold"
INK, SOFT, LINE = HexColor("#1d2621"), HexColor("#55605a"), HexColor("#b9b4a3")
#: Between the margins, less what a frame keeps free on each side.
WIDTH = A4[0] - 4.2 * cm - 12

_PLAIN = {"fontName": REGULAR, "bulletFontName": REGULAR, "textColor": INK, "splitLongWords": 1}
BODY = ParagraphStyle("body", fontSize=10, leading=14, spaceAfter=6, **_PLAIN)
QUIET = ParagraphStyle("quiet", BODY, fontSize=8.5, leading=11.5, textColor=SOFT)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=20, leading=24, spaceAfter=4)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontName=BOLD, fontSize=12.5, leading=16, spaceAfter=14)
HEADING = ParagraphStyle(
    "heading", BODY, fontName=BOLD, fontSize=12.5, leading=16, spaceBefore=12, keepWithNext=1
)
CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=11, spaceAfter=0)
CELL_BOLD = ParagraphStyle("cell-bold", CELL, fontName=BOLD)
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT, fontSize=8)
NUMBER_BOLD = ParagraphStyle("number-bold", NUMBER, fontName=BOLD)


def write(document: Document) -> bytes:
    """The file."""
    _register()
    out = io.BytesIO()
    about = clean(f"{document.title}: {document.subtitle}")
    page = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=2.1 * cm, rightMargin=2.1 * cm, topMargin=2 * cm, bottomMargin=2.2 * cm,
        title=about, author="", creator="LEADER Hub", lang=document.lang,
        initialFontName=REGULAR,
    )  # fmt: skip
    story = [_text(document.title, TITLE), _text(document.subtitle, SUBTITLE)]
    for block in document.blocks:
        story += _DRAWN[type(block)](block)
    page.build(story, onFirstPage=_numbered, onLaterPages=_numbered)
    return out.getvalue()


@cache
def _register() -> None:
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))


def _text(text: object, style: ParagraphStyle) -> Text:
    """Whatever stands in a text is text; line breaks stay."""
    return Text(escape(clean(text)).replace("\n", "<br/>"), style)


def _numbered(canvas, page) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(SOFT)
    canvas.drawRightString(A4[0] - page.rightMargin, 1.2 * cm, str(canvas.getPageNumber()))


def _heading(block: Heading) -> Iterator[Flowable]:
    yield _text(block.text, HEADING)


def _paragraph(block: Paragraph) -> Iterator[Flowable]:
    yield _text(block.text, QUIET if block.quiet else BODY)


def _bullets(block: Bullets) -> Iterator[Flowable]:
    items = [_text(item, BODY) for item in block.items]
    yield ListFlowable(items, bulletType="bullet", bulletFontName=REGULAR, start="•", leftIndent=14)


def _table(block: Table) -> Iterator[Flowable]:
    rows = [row for row in (block.head, *block.rows, block.foot) if row]
    drawn = []
    for row in rows:
        bold = row is block.head or row is block.foot
        drawn.append([_cell(block, at, text, bold) for at, text in enumerate(row)])
    style = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("GRID", (0, 0), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    yield Grid(
        drawn, colWidths=_widths(block, len(rows[0])), repeatRows=1 if block.head else 0,
        style=TableStyle(style), splitInRow=1,
    )  # fmt: skip
    yield Spacer(1, 8)


def _cell(block: Table, at: int, text: str, bold: bool) -> Text:
    if at >= block.numbers:
        return _text(text, NUMBER_BOLD if bold else NUMBER)
    return _text(text, CELL_BOLD if bold or (not block.head and at == 0) else CELL)


def _widths(block: Table, columns: int) -> list[float]:
    """Names take what numbers leave; a table of facts has its labels on a third."""
    if not block.head:
        return [WIDTH * 0.32, WIDTH * 0.68]
    if block.numbers > columns:
        return [WIDTH * 0.4, *[WIDTH * 0.6 / (columns - 1)] * (columns - 1)]
    number, code = WIDTH * 0.115, WIDTH * 0.085
    return [
        WIDTH - code - number * (columns - block.numbers), code, *[number] * (columns - block.numbers),
    ]  # fmt: skip


def _signatures(block: Signatures) -> Iterator[Flowable]:
    style = TableStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("LINEBELOW", (1, 0), (1, -1), 0.5, INK),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ]
    )
    for name in block.names:
        lines = [[_text(line, CELL), ""] for line in block.lines]
        grid = Grid(lines, colWidths=[WIDTH * 0.28, WIDTH * 0.5], rowHeights=26, style=style, hAlign="LEFT")
        yield KeepTogether([Spacer(1, 10), _text(name, CELL_BOLD), grid])
    yield Spacer(1, 14)


_DRAWN: dict[type[Block], object] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Signatures: _signatures,
}
