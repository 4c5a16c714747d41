"""Where a page ended, as an address can carry it. What is inside is the engine's own business."""

import base64
import binascii
import json
from typing import Any

MAX_LENGTH = 4_000
"""Characters of a cursor that are read; ours are shorter."""


def write(*values: str | int | float) -> str:
    """A cursor that holds some values."""
    packed = json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(cursor: str, *types: type) -> list[Any] | None:
    """The values of a cursor, if they are of these types; None for anything else a visitor may send."""
    if not cursor or len(cursor) > MAX_LENGTH:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(values, list) or [type(value) for value in values] != list(types):
        return None
    return values
