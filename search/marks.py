"""Text in which the words found are marked, kept apart from any markup until it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


@dataclass(frozen=True, slots=True)
class Marked:
    """Consecutive pieces of plain text; the flag says whether a piece was found."""

    parts: tuple[tuple[str, bool], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __str__(self) -> str:
        return "".join(text for text, _ in self.parts)

    @property
    def html(self) -> SafeString:
        """Escaped, with ``<mark>`` around what was found."""
        return mark_safe(  # noqa: S308 - every piece is escaped right here
            "".join(
                f"<mark>{escape(text)}</mark>" if found else str(escape(text)) for text, found in self.parts
            )
        )


UNMARKED = Marked()
"""No text at all."""
