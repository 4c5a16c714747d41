"""Country outlines of Natural Earth, as the npm package world-atlas ships them, by Eurostat code."""

import json
from collections.abc import Callable
from pathlib import Path

from shapely import make_valid
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.ops import unary_union

from hub.places.territory import normalise

#: Natural Earth's names of what has no number of its own there; the rest of these is no country of ours.
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO", "Åland": "FI"}

#: Natural Earth draws who holds the land; the EU and Eurostat (UA44) count Crimea to Ukraine.
CRIMEA = Point(34.4, 45.3)

WORLD = box(-180, -90, 180, 90)


def load(path: Path) -> dict:
    """The TopoJSON document."""
    return json.loads(path.read_text(encoding="utf-8"))


def arcs(topology: dict) -> list[list[tuple[float, float]]]:
    """Arcs as lists of (lon, lat) in degrees."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        found.append(line)
    return found


def polygons(geometry: dict, lines: list) -> list[Polygon]:
    """The polygons of one geometry of the topology."""
    groups = geometry.get("arcs", [])
    groups = [groups] if geometry["type"] == "Polygon" else groups
    found = []
    for rings in groups:
        shell, *holes = [_ring(ring, lines) for ring in rings]
        if len(shell) < 4:  # an islet that simplification left without a surface
            continue
        found += _parts(_within_the_world(make_valid(Polygon(shell, holes))))
    return found


def _within_the_world(shape):
    """What lies beyond the 180th meridian comes back in from the other side."""
    if WORLD.covers(shape):
        return shape
    east, west = translate(shape, -360), translate(shape, 360)
    return unary_union([part.intersection(WORLD) for part in (shape, east, west)])


def _parts(shape) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape]
    return [polygon for part in getattr(shape, "geoms", []) for polygon in _parts(part)]


def _ring(indexes: list[int], lines: list) -> list[tuple[float, float]]:
    """The arcs one after the other; longitudes run on where the ring crosses the 180th meridian."""
    ring: list[tuple[float, float]] = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        for lon, lat in line if not ring else line[1:]:
            turn = round((ring[-1][0] - lon) / 360) * 360 if ring else 0
            ring.append((lon + turn, lat))
    return ring


def code_of(geometry: dict, numbers: dict[str, str]) -> str | None:
    """Eurostat code of a geometry; `numbers` maps ISO 3166 numbers to letters."""
    name = geometry["properties"]["name"]
    iso = BY_NAME.get(name) or numbers.get(geometry.get("id", ""))
    return normalise(iso) if iso else None


def outlines(path: Path, numbers: dict[str, str], change: Callable | None = None) -> dict[str, MultiPolygon]:
    """Eurostat country code -> outline, for all countries in the file; `change` may redraw the arcs first."""
    topology = load(path)
    lines = arcs(topology)
    lines = change(lines) if change else lines
    parts: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = code_of(geometry, numbers)
        for polygon in polygons(geometry, lines) if code else []:
            parts.setdefault("UA" if polygon.contains(CRIMEA) else code, []).append(polygon)
    united = {code: unary_union(found) for code, found in parts.items()}
    return {c: u if isinstance(u, MultiPolygon) else MultiPolygon([u]) for c, u in united.items()}
