"""Outlines from files: checked, repaired where they cross themselves, as the hub keeps them."""

import math
from typing import Any, NamedTuple

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from hub.exchange.plans import Problem, doubt, refusal
from hub.lags.actions import Outline

#: Decimal places of a degree that are kept: about ten centimetres.
PRECISION = 6
#: Square degrees, some ten metres by ten; what is smaller is a slip of the drawing or of arithmetic.
SMALLEST = 1e-8


class Drawn(NamedTuple):
    """The outline, or None with the reason; and doubts."""

    outline: Outline | None
    problems: list[Problem]


def draw(geometry: dict[str, Any] | None, credit: str) -> Drawn:
    """An outline from a GeoJSON geometry in degrees of WGS 84."""
    if not geometry:
        return Drawn(None, [refusal("geometry", "geometry_missing")])
    try:
        found = shapely.force_2d(shape(geometry))
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        return Drawn(None, [refusal("geometry", "geometry_broken", detail=str(error)[:200])])
    if found.is_empty:
        return Drawn(None, [refusal("geometry", "geometry_missing")])
    west, south, east, north = found.bounds
    if not all(map(math.isfinite, found.bounds)) or max(-west, east) > 180 or max(-south, north) > 90:
        return Drawn(None, [refusal("geometry", "geometry_not_degrees")])
    problems = []
    if not found.is_valid:
        found = shapely.make_valid(found)
        problems.append(doubt("geometry", "outline_repaired"))
    found = _areal(found)
    if found is None:
        return Drawn(None, [refusal("geometry", "geometry_not_area")])
    west, south, east, north = found.bounds
    return Drawn(Outline(_rounded(mapping(found)), west, south, east, north, credit), problems)


def _areal(found: shapely.Geometry) -> shapely.Geometry | None:
    """Only what has an area: repairing may leave lines and points beside it."""
    parts = [part for part in shapely.get_parts(found, return_index=False) for part in _polygons(part)]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _polygons(part: shapely.Geometry) -> list[shapely.Geometry]:
    if part.geom_type == "Polygon":
        return [part] if part.area > SMALLEST else []
    return [inner for each in getattr(part, "geoms", ()) for inner in _polygons(each)]


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, dict):
        return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}
    if isinstance(geometry, float | int):
        return round(geometry, PRECISION)
    return [_rounded(each) for each in geometry]
