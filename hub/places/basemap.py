"""The map under the hub's maps, drawn on the server: for those without scripts.

Web Mercator, as the map in the browser. Sides of a view are in degrees of longitude; `_up` stretches latitudes so
that they are as long as longitudes there.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import asinh, degrees, log2, radians, tan

import shapely
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from hub.settings.env import ROOT

MAPS = ROOT / "static" / "map"
WIDTH, HEIGHT = 860, 540
#: What is drawn beyond the view, in pixels: a frame of another shape shows some of it.
BESIDE = 500
#: A view narrower than this, in degrees, is drawn from the finer outlines, with the names of towns.
FINE = 14.0
#: No view is narrower: a dot alone in the white would say nothing.
NARROWEST = 2.5
EUROPE = (-12.0, 34.5, 34.0, 66.0)
CONTINENT = (-32.0, 34.0, 45.0, 72.0)
STYLE = (
    "@media (prefers-color-scheme: dark) { .sea { fill: #22302f } .land { fill: #1b2421; stroke: #4c5a54 } "
    ".name { fill: #b9c3bb } }"
)

Box = tuple[float, float, float, float]
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Mark:
    """So many records about a point."""

    lat: float
    lon: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """A part of the map: left and top edge in stretched degrees, pixels to the degree."""

    left: float
    top: float
    scale: float

    @classmethod
    def of(cls, box: Box) -> "View":
        """The smallest view of WIDTH by HEIGHT pixels that holds west, south, east, north."""
        west, south, east, north = box
        low, high = _up(south), _up(north)
        across = max(east - west, (high - low) * WIDTH / HEIGHT, NARROWEST)
        middle = (west + east) / 2
        scale = WIDTH / across
        return cls(middle - across / 2, (low + high) / 2 + HEIGHT / scale / 2, scale)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        return (lon - self.left) * self.scale, (self.top - _up(lat)) * self.scale

    @property
    def across(self) -> float:
        return WIDTH / self.scale

    @property
    def zoom(self) -> int:
        """The zoom of a web map that shows things about as large."""
        return round(log2(360 * self.scale / 256))

    def holds(self, ring: Ring) -> bool:
        """Whether any of a ring may be seen."""
        xs, ys = zip(*(self.at(lat, lon) for lon, lat in ring), strict=True)
        return (
            min(xs) < WIDTH + BESIDE and max(xs) > -BESIDE and min(ys) < HEIGHT + BESIDE and max(ys) > -BESIDE
        )


def _up(lat: float) -> float:
    return degrees(asinh(tan(radians(max(-85.0, min(85.0, lat))))))


def around(points: Sequence[tuple[float, float]], share: float = 0.12) -> Box:
    """The box that holds (lat, lon) points, somewhat larger; Europe where there is none.

    Outermost regions lie an ocean away: where others are in Europe, the box is of those.
    """
    if not points:
        return EUROPE
    west, south, east, north = CONTINENT
    points = [p for p in points if south < p[0] < north and west < p[1] < east] or points
    lats, lons = zip(*points, strict=True)
    more = max(max(lats) - min(lats), max(lons) - min(lons), 0.5) * share
    return min(lons) - more, min(lats) - more, max(lons) + more, max(lats) + more


def svg(box: Box, *, marks: Iterable[Mark] = (), outlines: Iterable[dict] = ()) -> SafeString:
    """A map of the box with marks and outlines (GeoJSON polygons or multipolygons) on it."""
    view = View.of(box)
    fine = view.across < FINE
    parts = [_land(view, fine)]
    parts += [_area(view, shape) for shape in outlines]
    parts += _names(view) if fine else []
    parts += [_dot(view, mark) for mark in sorted(marks, key=lambda mark: -mark.count)]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}"><style>{}</style>'
        '<rect class="sea" x="-300%" y="-300%" width="700%" height="700%" fill="#dfe9ea"/>{}</svg>',
        WIDTH, HEIGHT, WIDTH, HEIGHT, mark_safe(STYLE), mark_safe("".join(parts)),  # noqa: S308 - ours, escaped
    )  # fmt: skip


def _land(view: View, fine: bool) -> str:
    rings = []
    for code, polygons in _coarse().items():
        seen = [rings for rings in polygons if view.holds(rings[0])]
        if seen and fine:
            seen = [rings for rings in _detail(code)[0] if view.holds(rings[0])]
        rings += [ring for polygon in seen for ring in polygon]
    path = "".join(_path(view, ring) for ring in rings)
    return f'<path class="land" d="{path}" fill="#f7f4ea" stroke="#b9b29c" fill-rule="evenodd"/>'


def _area(view: View, shape: dict) -> str:
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    path = "".join(
        _path(view, [(lon, lat) for lon, lat, *_height in ring]) for rings in polygons for ring in rings
    )
    return (
        f'<path d="{path}" fill="#2f8a60" fill-opacity=".22" stroke="#2f8a60" stroke-width="2" '
        'fill-rule="evenodd"/>'
    )


def _path(view: View, ring: Ring) -> str:
    """A ring in whole pixels, points that fall together left out."""
    steps: list[str] = []
    for lon, lat in ring:
        x, y = view.at(lat, lon)
        step = f"{x:.0f} {y:.0f}"
        if not steps or steps[-1] != step:
            steps.append(step)
    return f"M{'L'.join(steps)}Z" if len(steps) > 2 else ""


def _names(view: View) -> Iterator[str]:
    taken: list[tuple[float, float]] = []
    for code, polygons in _coarse().items():
        if not any(view.holds(rings[0]) for rings in polygons):
            continue
        for name, lat, lon, rank in _detail(code)[1]:
            x, y = view.at(lat, lon)
            room = all(abs(x - other[0]) > 90 or abs(y - other[1]) > 18 for other in taken)
            if rank <= view.zoom + 1 and 0 < x < WIDTH and 0 < y < HEIGHT and room:
                taken.append((x, y))
                yield (
                    f'<text class="name" x="{x:.0f}" y="{y:.0f}" text-anchor="middle" fill="#4d544c" '
                    f'font-family="sans-serif" font-size="13">{escape(name)}</text>'
                )


def _dot(view: View, mark: Mark) -> str:
    x, y = view.at(mark.lat, mark.lon)
    if mark.count == 1:
        return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="7" fill="#a4511a" stroke="#fff" stroke-width="2"/>'
    radius = min(26, 11 + len(str(mark.count)) * 3)
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="#1f5a40" stroke="#fff" stroke-width="2"/>'
        f'<text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle" fill="#fff" font-family="sans-serif" '
        f'font-size="13" font-weight="600">{mark.count}</text>'
    )


@lru_cache(maxsize=1)
def _coarse() -> dict[str, list[list[Ring]]]:
    land = json.loads((MAPS / "europe.json").read_text(encoding="utf-8"))["land"]
    return {code: _unpacked(polygons, 100) for code, polygons in land.items()}


def detail(box: Box, known: Collection[str] = ()) -> str:
    """JSON: finer land and towns of the countries whose land is in a box, but for those already known.

    Country -> what `scripts.places.build_map_detail` wrote.
    """
    seen = shapely.box(*box)
    wanted = (code for code, land in _surfaces().items() if code not in known and land.intersects(seen))
    found = (f'"{code}":{_detail_file(code)}' for code in wanted)
    return f"{{{','.join(found)}}}"


@cache
def _surfaces() -> dict[str, BaseGeometry]:
    """Country -> its land, from afar."""
    found = {code: MultiPolygon([(rings[0], []) for rings in parts]) for code, parts in _coarse().items()}
    surfaces = {code: shape.buffer(0) for code, shape in found.items()}
    shapely.prepare(list(surfaces.values()))
    return surfaces


@lru_cache(maxsize=30)
def _detail_file(code: str) -> str:
    return (MAPS / "detail" / f"{code}.json").read_text(encoding="utf-8")


@lru_cache(maxsize=12)
def _detail(code: str) -> tuple[list[list[Ring]], list[tuple[str, float, float, int]]]:
    held = json.loads(_detail_file(code))
    return _unpacked(held["land"], 1000), [tuple(town) for town in held["towns"]]


def _unpacked(polygons: list, units: int) -> list[list[Ring]]:
    """See scripts/places/build_base_map.py for how rings are packed."""
    return [
        [
            [
                (x / units, y / units)
                for x, y in zip(accumulate(ring[::2]), accumulate(ring[1::2]), strict=True)
            ]
            for ring in rings
        ]
        for rings in polygons
    ]
