"""Outlines as maps show them: no finer than the eye sees, those in sight alone."""

from functools import lru_cache

import shapely
from shapely.geometry import box, mapping
from shapely.geometry.base import BaseGeometry

from . import covering
from .covering import Outlines

#: More outlines than this in sight are too small to tell apart.
MOST = 200
#: Decimals of degrees that are sent: about ten metres.
DECIMALS = 4


def thinned(shape: BaseGeometry, tolerance: float) -> dict:
    """GeoJSON of a shape whose lines may move by `tolerance` degrees; what is valid stays valid."""
    thin = shape.simplify(tolerance, preserve_topology=True)
    rounded = shapely.transform(thin, lambda points: points.round(DECIMALS))
    return mapping(rounded if rounded.is_valid and not rounded.is_empty else thin)


def of_size(geometry: dict, pixels: int = 700) -> dict:
    """GeoJSON of an outline for a drawing of so many pixels: a line moves by less than one of them."""
    shape = shapely.geometry.shape(geometry)
    west, south, east, north = shape.bounds
    return thinned(shape, max(east - west, north - south) / pixels)


def in_sight(sides: tuple[float, float, float, float], zoom: int, ids: set[int]) -> dict[int, dict]:
    """Group's id -> GeoJSON of its newest outline, of those of `ids` that a part of the map touches.

    sides: west, south, east, north. zoom: of a web map; a line moves by less than a pixel there.
    """
    held = covering.outlines()
    found: dict[int, dict] = {}
    for index in sorted(held.tree.query(box(*sides), predicate="intersects")):
        lag, _period = held.whose[index]
        if lag in ids and lag not in found:
            found[lag] = _thinned(held, int(index), zoom)
            if len(found) == MOST:
                break
    return found


@lru_cache(maxsize=8192)
def _thinned(held: Outlines, index: int, zoom: int) -> dict:
    return thinned(held.tree.geometries[index], 360 / 2**zoom / 256)
