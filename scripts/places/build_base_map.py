"""Write static/map/europe.json: the land and the borders under the hub's maps.

    python -m scripts.places.build_base_map COUNTRIES_50M_JSON GEONAMES_COUNTRIES_JSON

Same sources as build_countries.py (Natural Earth, public domain): Europe and its neighbours, and the
outermost regions overseas. Arcs are simplified one by one, so that neighbours keep a common border.

{"land": {code (Eurostat): polygons of rings}, "labels": {code: [lat, lon] of the country's name}}; a ring is a flat
list of whole hundredths of a degree, longitude before latitude, each the difference from the one before: a third
fewer bytes over the wire than GeoJSON.
"""

import json
import sys
from pathlib import Path

from shapely.geometry import MultiPolygon, Polygon, box, mapping
from shapely.ops import unary_union

from hub.places import reference
from hub.places.territory import country_of
from scripts.places import world_atlas
from scripts.places.build_countries import iso_numbers
from scripts.places.thinning import thinner

ROOT = Path(__file__).resolve().parents[2]

#: Azores to the Urals' foot, Canaries to the North Cape and Svalbard (west, south, east, north).
EUROPE = box(-32.0, 26.0, 50.0, 81.0)
#: Guadeloupe and Martinique, Guyane, Réunion, Mayotte.
OVERSEAS = [
    box(-62.0, 14.2, -60.6, 18.2),
    box(-55, 2, -51, 6),
    box(55, -22, 56, -20),
    box(44.9, -13.1, 45.4, -12.5),
]
#: How far a line may move, in degrees: near the hub's countries a pixel at zoom 4, and elsewhere.
NEAR, FAR = 0.08, 0.4
#: The smallest island that is drawn, in square degrees (about 25 km²), unless a country has nothing larger.
SPECK = 0.003


def homes(atlas: Path, numbers: dict[str, str]) -> list[MultiPolygon]:
    """Outlines of the countries that the hub may have records of."""
    shapes = world_atlas.outlines(atlas, numbers)
    return [shapes[code] for code in divided() if code in shapes]


def divided() -> set[str]:
    """Codes of the countries that NUTS divides into regions."""
    return {country_of(code) for code in reference.region_codes()}


def drawn(shape: MultiPolygon, code: str, speck: float = SPECK) -> list[Polygon]:
    """The parts of a country that the map shows; islands below `speck` (square degrees) are none of them."""
    views = [EUROPE, *(OVERSEAS if code == "FR" else [])]
    seen = unary_union([shape.intersection(view) for view in views])
    parts = [
        part for part in getattr(seen, "geoms", [seen]) if isinstance(part, Polygon) and not part.is_empty
    ]
    large = [part for part in parts if part.area >= speck]
    return large or sorted(parts, key=lambda part: -part.area)[:1]


def packed(parts: list[Polygon]) -> list[list[list[int]]]:
    """Polygons of rings of differences, coordinates to two decimals (about 1 km)."""
    return [
        [packed_ring(ring) for ring in polygon] for polygon in mapping(MultiPolygon(parts))["coordinates"]
    ]


def packed_ring(ring: tuple, units: int = 100) -> list[int]:
    """A ring as differences of whole parts of a degree, `units` to the degree: [lon, lat, lon, lat, ...]."""
    steps, here = [], (0, 0)
    for x, y in ring:
        there = round(x * units), round(y * units)
        if there != here or not steps:
            steps += [there[0] - here[0], there[1] - here[1]]
        here = there
    return steps


def labels() -> dict[str, list[float]]:
    """Where the names of those countries stand that the hub may have records of."""
    codes = divided()
    return {
        country["code"]: [round(country["lat"], 2), round(country["lon"], 2)]
        for country in reference.countries()
        if country["code"] in codes
    }


def main(atlas: Path, geonames: Path) -> None:
    numbers = iso_numbers(geonames)
    shapes = world_atlas.outlines(atlas, numbers, thinner(homes(atlas, numbers), NEAR, FAR))
    countries = {code: packed(parts) for code in sorted(shapes) if (parts := drawn(shapes[code], code))}
    target = ROOT / "static" / "map" / "europe.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    content = {"land": countries, "labels": labels()}
    target.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    print(f"{len(countries)} countries, {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
