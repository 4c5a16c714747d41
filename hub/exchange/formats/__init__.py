"""How foreign files are read: one TOML file a format says which of their columns is which of ours."""

from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from hub.exchange.errors import Unreadable
from hub.exchange.formats.mapping import Mapping, parse

DATA = Path(__file__).parent / "data"

#: Our own columns, no mapping.
TABLE = "table"


@lru_cache(maxsize=1)
def all_formats() -> dict[str, Mapping]:
    """The formats that come with the hub, by name."""
    return {path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.toml"))}


def names(kind: str) -> list[str]:
    """Formats that a kind of import may be in, "table" (our own columns) first."""
    return [TABLE, *(name for name, mapping in all_formats().items() if kind in mapping.kinds)]


def load(name: str, *, kind: str, own: str = "") -> Mapping | None:
    """The mapping of a format, or the user's own (TOML text); None for our own columns.

    Raises Unreadable for an unknown format, one of another kind, or a mapping with mistakes.
    """
    if own:
        mapping = parse(own)
        if kind not in mapping.kinds:
            raise Unreadable("mapping", detail=f"kind = {kind!r}")
        return mapping
    if name == TABLE:
        return None
    if name not in names(kind):
        raise Unreadable("format_unknown", name=name, known=", ".join(names(kind)))
    return all_formats()[name]


def fitting(columns: Collection[str]) -> str:
    """The format whose columns a file has all of, the one with most of them; "" if there is none."""
    wanted = {name: mapping.their_columns() for name, mapping in all_formats().items()}
    found = [name for name, theirs in wanted.items() if theirs and theirs <= set(columns)]
    return max(found, key=lambda name: len(wanted[name]), default="")
