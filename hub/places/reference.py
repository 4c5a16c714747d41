"""The reference data that comes with the hub: countries, regions, their points, and old codes.

The files in data/ are made by the scripts in scripts/places; data/SOURCES.md says from what.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from hub.places import territory

DATA = Path(__file__).parent / "data"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def countries() -> list[dict]:
    """Fields of `Country`, one dict a country: every country of ISO 3166 and Kosovo."""
    return [
        {
            "code": row["code"],
            "eu_member": row["eu_member"] == "1",
            "languages": row["languages"].split(),
            "currency": row["currency"],
            "lat": float(row["lat"]) if row["lat"] else None,
            "lon": float(row["lon"]) if row["lon"] else None,
        }
        for row in _rows("countries.csv")
    ]


def regions() -> list[dict]:
    """Fields of `Region`, one dict a region, those of a higher level first."""
    points = {row["code"]: (float(row["lat"]), float(row["lon"])) for row in _rows("region_points.csv")}
    found = [
        {
            "code": row["code"],
            "name": row["name"],
            "latin_name": row["latin_name"],
            "level": territory.level_of(row["code"]),
            "parent_id": territory.parent_of(row["code"]),
            "country_id": territory.country_of(row["code"]),
            "kinds": row["kinds"].split(),
            "lat": points[row["code"]][0],
            "lon": points[row["code"]][1],
            "edition": row["edition"],
        }
        for row in _rows("regions.csv")
    ]
    return sorted(found, key=lambda region: (region["level"], region["code"]))


def recodes() -> list[dict[str, str]]:
    """Codes that went out of use: edition (last one that had it), code, successor, change, source."""
    return list(_rows("recodes.csv"))


def region_codes() -> frozenset[str]:
    """Codes of all regions of the edition in use, country codes among them."""
    return frozenset(row["code"] for row in _rows("regions.csv"))


def country_codes() -> frozenset[str]:
    """Eurostat codes of all countries."""
    return frozenset(row["code"] for row in _rows("countries.csv"))
