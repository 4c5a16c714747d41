"""The files in hub/places/data against what they were made from, and against the map."""

import csv
import gzip
import json
from itertools import accumulate
from statistics import median

import pytest
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry import Point as Dot

from hub.places import reference, territory
from hub.places.editions import resolve
from hub.places.geo import Point, distance_km, in_country
from hub.places.kinds import URBAN_RURAL, TerritoryKind
from hub.settings.env import ROOT
from scripts.places.build_regions import regions as regions_of_the_package

PARTNERS = ROOT.parent / "shared" / "data" / "keep-eu-interreg" / "partners.csv.gz"
BASE_MAP = ROOT / "static" / "map" / "europe.json"
DETAIL = ROOT / "static" / "map" / "detail"


def _polygon(rings: list[list[int]]) -> Polygon:
    """As scripts/places/build_base_map.py packs them: steps in hundredths of a degree."""
    outer, *holes = (
        [(x / 100, y / 100) for x, y in zip(accumulate(ring[::2]), accumulate(ring[1::2]), strict=True)]
        for ring in rings
    )
    return Polygon(outer, holes)


def test_regions_are_those_of_the_package():
    with (reference.DATA / "regions.csv").open(encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == regions_of_the_package()


def test_there_are_as_many_regions_as_nuts_2024_has():
    member_states = {country["code"] for country in reference.countries() if country["eu_member"]}
    levels = [r["level"] for r in reference.regions() if r["country_id"] in member_states]
    # Regulation (EU) 2023/674: 92 regions of NUTS 1, 244 of NUTS 2, 1,165 of NUTS 3.
    assert [levels.count(level) for level in range(4)] == [27, 92, 244, 1165]


def test_every_region_hangs_in_the_tree():
    codes = reference.region_codes()
    assert [r["code"] for r in reference.regions() if r["parent_id"] and r["parent_id"] not in codes] == []
    assert {code[:2] for code in codes} <= reference.country_codes()


def test_names_are_readable():
    regions = reference.regions()
    assert [r["code"] for r in regions if not r["name"] or r["name"] != " ".join(r["name"].split())] == []
    cyrillic_or_greek = {r["code"] for r in regions if any("Ͱ" <= sign <= "ӿ" for sign in r["name"])}
    latin = {r["code"] for r in regions if r["latin_name"]}
    assert cyrillic_or_greek - latin == set()


def test_kinds_are_known_and_each_region_of_the_eu_is_rural_or_urban_or_between():
    member_states = {country["code"] for country in reference.countries() if country["eu_member"]}
    for region in reference.regions():
        kinds = region["kinds"]
        assert set(kinds) <= set(TerritoryKind.values)
        if region["country_id"] in member_states:
            assert len(set(kinds) & set(URBAN_RURAL)) == 1, region["code"]


def test_kinds_of_some_well_known_regions():
    kinds = {region["code"]: region["kinds"] for region in reference.regions()}
    assert kinds["DK014"] == ["rural", "coastal", "island"]  # Bornholm
    assert kinds["AT333"] == ["rural", "mountain", "border"]  # Osttirol
    assert "outermost" in kinds["FRY30"]
    assert "sparse" in kinds["FI1D7"]
    assert kinds["NO071"] == []  # Eurostat gives none outside of the EU


def test_every_point_lies_in_its_country():
    outside = [
        region["code"]
        for region in reference.regions()
        if not in_country(Point(region["lat"], region["lon"]), region["country_id"])
    ]
    assert outside == []


def test_every_point_lies_on_the_land_of_its_country_on_the_map():
    countries = json.loads(BASE_MAP.read_text(encoding="utf-8"))["land"]
    land = {code: MultiPolygon([_polygon(rings) for rings in parts]) for code, parts in countries.items()}
    # The map is simplified by 0.035 degrees, and leaves out the islets and Melilla.
    far = {
        region["code"]: round(away, 2)
        for region in reference.regions()
        if (away := land[region["country_id"]].distance(Dot(region["lon"], region["lat"]))) > 0.25
    }
    assert set(far) == {"ES64", "ES640"}


def test_no_two_lowest_regions_share_a_point():
    points = [(r["lat"], r["lon"]) for r in reference.regions() if r["level"] == 3]
    assert len(points) == len(set(points))


def test_base_map_is_small_and_has_every_country_with_regions():
    raw = BASE_MAP.read_bytes()
    assert len(raw) <= 60_000
    assert len(gzip.compress(raw)) <= 24_000
    countries = {code for code in reference.region_codes() if territory.level_of(code) == 0}
    assert countries <= set(json.loads(raw)["land"])
    assert countries == set(json.loads(raw)["labels"])


def test_every_country_of_the_map_has_a_finer_one_with_towns_where_records_may_be():
    divided = {code for code in reference.region_codes() if territory.level_of(code) == 0}
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in DETAIL.glob("*.json")}
    assert set(found) == set(json.loads(BASE_MAP.read_text(encoding="utf-8"))["land"])
    assert {code for code, held in found.items() if held["towns"]} == divided
    heavy = {code for code, held in found.items() if len(gzip.compress(json.dumps(held).encode())) > 30_000}
    assert heavy == set()
    towns = {town for held in found.values() for town, *_place in held["towns"]}
    assert {"Rīga", "København", "Αθήνα", "София", "Lemvig"} <= towns


@pytest.mark.shared_data
@pytest.mark.skipif(not PARTNERS.exists(), reason="the real data is not beside the project")
def test_points_are_near_the_towns_of_real_partners():
    points = {region["code"]: Point(region["lat"], region["lon"]) for region in reference.regions()}
    by_region: dict[str, list[float]] = {}
    with gzip.open(PARTNERS, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            region = resolve(row["nuts3_2013"]).region
            if region and row["lat"]:
                town = Point(float(row["lat"]), float(row["lon"]))
                by_region.setdefault(region, []).append(distance_km(points[region], town))
    away = sorted(distance for distances in by_region.values() for distance in distances)
    assert median(away) < 5
    assert away[len(away) * 9 // 10] < 60
    # Typical distance of a region's partners: a wrong region would be hundreds of km off. What is left are
    # long regions, islands, and a namesake or two in the data.
    assert sum(median(distances) > 100 for distances in by_region.values()) <= 12
