"""Outlines from files: checked, repaired where they cross themselves, as the hub keeps them."""

import math
from typing import Any, NamedTuple

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from hub.exchange.plans import Problem, doubt, refusal
from hub.lags.actions import Outline
from hub.places import geo

#: Decimal places of a degree that are kept: about ten centimetres.
PRECISION = 6
#: Square degrees, some ten metres by ten; what is smaller is a slip of the drawing or of arithmetic.
SMALLEST = 1e-8


class Drawn(NamedTuple):
    """The outline, or None with the reason; and doubts."""

    outline: Outline | None
    problems: list[Problem]


def draw(geometry: dict[str, Any] | None, credit: str, country: str = "") -> Drawn:
    """An outline from a GeoJSON geometry in degrees of WGS 84.

    country: in which it has to lie; put right where it is swapped, doubted where it lies elsewhere.
    """
    if not geometry:
        return Drawn(None, [refusal("geometry", "geometry_missing")])
    try:
        found = shapely.force_2d(shape(geometry))
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        return Drawn(None, [refusal("geometry", "geometry_broken", detail=str(error)[:200])])
    if found.is_empty:
        return Drawn(None, [refusal("geometry", "geometry_missing")])
    found, problems = _placed(found, country)
    west, south, east, north = found.bounds
    if not all(map(math.isfinite, found.bounds)) or max(-west, east) > 180 or max(-south, north) > 90:
        return Drawn(None, [refusal("geometry", "geometry_not_degrees")])
    if not found.is_valid:
        found = shapely.make_valid(found)
        problems.append(doubt("geometry", "outline_repaired"))
    found = _areal(found)
    if found is None:
        return Drawn(None, [refusal("geometry", "geometry_not_area")])
    west, south, east, north = found.bounds
    return Drawn(Outline(_rounded(mapping(found)), west, south, east, north, credit), problems)


def _placed(found: shapely.Geometry, country: str) -> tuple[shapely.Geometry, list[Problem]]:
    """As a point in the middle of its box would be treated."""
    west, south, east, north = found.bounds
    lat, lon = (south + north) / 2, (west + east) / 2
    middle = f"{lat:.4f}, {lon:.4f}"
    match geo.doubt(lat, lon, country) if math.isfinite(lat + lon) else None:
        case geo.Doubt.SWAPPED:
            return shapely.transform(found, lambda pairs: pairs[:, ::-1]), [
                doubt("geometry", "swapped", middle)
            ]
        case geo.Doubt.OUTSIDE:
            return found, [doubt("geometry", "outline_outside", middle)]
    return found, []


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
