"""Documents as DOCX, to be worked on."""

import io
from collections.abc import Sequence

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

from .blocks import Bullets, Document, Heading, Paragraph, Signatures, Table, clean

INK, SOFT = RGBColor(0x1D, 0x26, 0x21), RGBColor(0x55, 0x60, 0x5A)
FONT = "Calibri"


def write(document: Document) -> bytes:
    """The file."""
    file = docx.Document()
    _frame(file, document)
    file.add_heading(clean(document.title), level=0)
    if document.subtitle:
        line = file.add_paragraph().add_run(clean(document.subtitle))
        line.bold, line.font.size = True, Pt(13)
    for block in document.blocks:
        _ADDED[type(block)](file, block)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _frame(file, document: Document) -> None:
    """A4, the language for whoever checks spelling, and no names of programs."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    about = file.core_properties
    about.title, about.author, about.comments, about.language = (
        clean(f"{document.title}: {document.subtitle}")[:255], "", "", document.lang,
    )  # fmt: skip
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), document.lang)
    normal.element.get_or_add_rPr().append(spoken)
    for name in ("Title", "Heading 1"):
        style = file.styles[name]
        style.font.name, style.font.color.rgb = FONT, INK
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def _heading(file, block: Heading) -> None:
    file.add_heading(clean(block.text), level=1)


def _paragraph(file, block: Paragraph) -> None:
    run = file.add_paragraph().add_run(clean(block.text))
    if block.quiet:
        run.font.size, run.font.color.rgb = Pt(9), SOFT


def _bullets(file, block: Bullets) -> None:
    for item in block.items:
        file.add_paragraph(clean(item), style="List Bullet")


def _table(file, block: Table) -> None:
    rows = [row for row in (block.head, *block.rows, block.foot) if row]
    table = file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        bold = row is block.head or row is block.foot
        _cells(table.add_row(), row, bold, block.numbers, first_bold=not block.head)
    if block.head:
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
    file.add_paragraph()


def _cells(row, texts: Sequence[str], bold: bool, numbers: int, *, first_bold: bool) -> None:
    for at, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        run = paragraph.add_run(clean(text))
        run.bold = bold or (first_bold and at == 0)
        run.font.size = Pt(9)
        if at >= numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _signatures(file, block: Signatures) -> None:
    for name in block.names:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(14)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(clean(name)).bold = True
        for line in block.lines:
            file.add_paragraph(f"{clean(line)}: {'_' * 40}")


_ADDED = {
    Heading: _heading,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Signatures: _signatures,
}
