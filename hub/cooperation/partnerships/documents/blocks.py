"""What a document is put together from, whatever file it becomes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Signs that XML, and so DOCX, cannot hold.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: object) -> str:
    """Text without signs that no document can hold."""
    return _UNFIT.sub("", str(text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks within it stay. quiet: matters less."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head. numbers: index of the first column that holds numbers. foot: sums, if any."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    foot: Sequence[str] = ()
    numbers: int = 99


@dataclass(frozen=True, slots=True)
class Signatures:
    """A place to sign for each of these names, with what stands beside the lines."""

    names: Sequence[str]
    lines: Sequence[str]


Block = Heading | Paragraph | Bullets | Table | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A document in one language (ISO 639-1)."""

    kind: str
    title: str
    subtitle: str
    lang: str
    blocks: Sequence[Block] = field(default_factory=list)
