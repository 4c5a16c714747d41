"""Write the hub's sans as plain fonts, one file a weight: what drawings (PNG) on the server are lettered with.

    python scripts/drawing_fonts.py static/vendor/hub-sans hub/core/data/fonts

Made from the variable fonts that scripts/fonts.py cut, whose parts (Latin, Greek, Cyrillic) become one again.
Called by scripts/vendor; the licence beside the sources holds for these as well.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = {400: "Regular", 600: "SemiBold"}
#: Tables that say how glyphs are placed by script cannot be joined well; drawings need kerning of neither.
DROPPED = ["GSUB", "GPOS", "GDEF", "STAT", "HVAR", "MVAR", "avar"]


def at_weight(source: Path, weight: int, target: Path) -> None:
    """One part of the variable font at one weight, uncompressed."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wght": weight})
    font.flavor = None
    for table in DROPPED:
        if table in font:
            del font[table]
    font.save(target)


def named(font: TTFont, weight: int) -> TTFont:
    """The font with its family and weight in all its names."""
    style = WEIGHTS[weight]
    names = {
        1: "Hub Sans",
        2: style,
        4: f"Hub Sans {style}",
        6: f"HubSans-{style}",
        16: "Hub Sans",
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID not in names and record.nameID not in (0, 5, 13, 14):
            font["name"].names.remove(record)
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    return font


def main(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "LICENSE", target / "LICENSE")
    with tempfile.TemporaryDirectory() as scratch:
        for weight, style in WEIGHTS.items():
            parts = []
            for part in ("latin", "latin-ext", "greek", "cyrillic"):
                parts.append(Path(scratch) / f"{part}-{weight}.ttf")
                at_weight(source / f"hub-sans-{part}.woff2", weight, parts[-1])
            merged = Merger(Options(drop_tables=DROPPED)).merge([str(part) for part in parts])
            named(merged, weight).save(target / f"HubSans-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
