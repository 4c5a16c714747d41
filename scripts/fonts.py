"""Cut a variable font down to what the hub writes: the alphabets of the 24 languages, few weights.

Called by scripts/vendor with the folder of the font's files and the folder to write to. The fonts'
licence (OFL 1.1) reserves the name 'Source' for unchanged copies, so the smaller ones are renamed.
"""

import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

#: Font in the hub -> (beginning of the source's file names, its name, weights from .. to).
FONTS = {
    "hub-sans": ("source-sans-3", "Hub Sans", (400, 700)),
    "hub-serif": ("source-serif-4", "Hub Serif", 600),
}
#: Subset -> (file of the source, its characters). Greek, Bulgarian and old Irish headings are set in the sans.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC,
         *range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122,
         *range(0x2190, 0x2194), 0x2212]  # fmt: skip
#: Beyond Latin-1: what the EU's languages, Turkish, Sámi, Welsh and Catalan write with.
LATIN_EXT = [
    *map(ord, "ĀāĂăĄąĆćĊċČčĎďĐđĒēĖėĘęĚěĞğĠġĢģĦħĪīĮįİĲĳĶķĹĺĻļĽľĿŀŁłŃńŅņŇňŊŋŌ"),
    *map(ord, "ōŐőŔŕŖŗŘřŚśŞşŠšŢţŤťŦŧŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽžȘșȚțẞ"),
]
#: Irish as it used to be written: rare, and not to be paid for with every Polish name.
IRISH = [*map(ord, "ḂḃḊḋḞḟṀṁṖṗṠṡṪṫ")]
SUBSETS = {
    "latin": ("latin", LATIN),
    "latin-ext": ("latin-ext", LATIN_EXT),
    "irish": ("latin-ext", IRISH),
    "greek": ("greek", list(range(0x370, 0x400))),
    "cyrillic": ("cyrillic", list(range(0x400, 0x460))),
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]


def cut(source: Path, target: Path, family: str, weights, characters: list[int]) -> None:
    """Write the characters and weights of `source` to `target` under the name `family`."""
    font = TTFont(source)
    options = subset.Options(layout_features=FEATURES, hinting=False, name_IDs=["*"])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    plain.seek(0)
    font = instancer.instantiateVariableFont(TTFont(plain), {"wght": weights})
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6):
            record.string = family.replace(" ", "")
        elif record.nameID in (18, 25):
            font["name"].names.remove(record)
    font.flavor = "woff2"
    font.save(target)


def main(files: Path, target: Path) -> None:
    prefix, family, weights = FONTS[target.name]
    for name, (part, characters) in SUBSETS.items():
        if target.name == "hub-serif" and not name.startswith("latin"):
            continue
        source = files / f"{prefix}-{part}-wght-normal.woff2"
        cut(source, target / f"{target.name}-{name}.woff2", family, weights, characters)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
