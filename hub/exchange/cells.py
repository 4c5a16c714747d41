"""Cells that leave the hub in tables."""

import re
from typing import Any

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?[\d.,\s\u00a0]+%?")


def safe_cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula: `=cmd|...` becomes `'=cmd|...`.

    Numbers may begin with a sign. After OWASP's page on CSV injection. Our own imports take the apostrophe
    off again when a file has the columns of an error file.
    """
    text = "" if value is None else str(value)
    if text.startswith(_RISKY) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
