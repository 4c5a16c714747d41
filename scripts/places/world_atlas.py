"""Country outlines of Natural Earth as the npm package world-atlas ships them (TopoJSON), by Eurostat code."""

import json
from pathlib import Path

from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon
from shapely.ops import unary_union

from hub.places.territory import normalise

#: Natural Earth's names of what has no number of its own there; the rest of these is no country of ours.
BY_NAME = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO", "Åland": "FI"}


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
        shape = make_valid(Polygon(shell, holes))
        found += [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon)]
    return found


def _ring(indexes: list[int], lines: list) -> list[tuple[float, float]]:
    ring = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        ring += line if not ring else line[1:]
    return ring


def code_of(geometry: dict, numbers: dict[str, str]) -> str | None:
    """Eurostat code of a geometry; `numbers` maps ISO 3166 numbers to letters."""
    name = geometry["properties"]["name"]
    iso = BY_NAME.get(name) or numbers.get(geometry.get("id", ""))
    return normalise(iso) if iso else None


def outlines(path: Path, numbers: dict[str, str]) -> dict[str, MultiPolygon]:
    """Eurostat country code -> outline, for all countries in the file."""
    topology = load(path)
    lines = arcs(topology)
    parts: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = code_of(geometry, numbers)
        if code:
            parts.setdefault(code, []).extend(polygons(geometry, lines))
    united = {code: unary_union(found) for code, found in parts.items()}
    return {c: u if isinstance(u, MultiPolygon) else MultiPolygon([u]) for c, u in united.items()}
