"""Documents made from what a partnership holds: content first, then the file that it becomes."""

from django.utils import translation

from hub.cooperation.models import Partnership

from . import as_docx, as_pdf
from .kinds import NAMES, document

#: Format -> (what writes it, its media type).
FORMATS = {
    "pdf": (as_pdf.write, "application/pdf"),
    "docx": (
        as_docx.write,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def make(kind: str, file_format: str, partnership: Partnership, lang: str) -> tuple[bytes, str]:
    """(content, media type) of a document in a language of the interface. Raises KeyError for what there is not."""
    write, media_type = FORMATS[file_format]
    with translation.override(lang):
        return write(document(kind, partnership)), media_type


__all__ = ["FORMATS", "NAMES", "make"]
