"""Fewer points for lines: finely where the hub's countries are, coarsely where a map only passes by."""

from collections.abc import Callable
from itertools import groupby

import shapely
from shapely.geometry import LineString, MultiPolygon
from shapely.ops import unary_union

Line = list[tuple[float, float]]
#: Lines farther from the hub's countries than this, in degrees, are nobody's home.
BEYOND = 1.5


def thinner(home: list[MultiPolygon], near: float, far: float) -> Callable[[list[Line]], list[Line]]:
    """Simplifies arcs one by one, so that neighbours keep a common border.

    home: outlines of the hub's countries. near, far: how far a line may move, in degrees, there and elsewhere.
    """
    about = unary_union([shape.simplify(0.1).buffer(BEYOND) for shape in home])
    shapely.prepare(about)

    def thin(line: Line) -> Line:
        kept: Line = []
        inside = shapely.contains_xy(about, [x for x, _y in line], [y for _x, y in line])
        for there, run in groupby(zip(inside, line, strict=True), key=lambda each: bool(each[0])):
            points = kept[-1:] + [point for _there, point in run]
            if len(points) > 2:
                points = list(LineString(points).simplify(near if there else far).coords)
            kept = kept[:-1] + points
        return kept

    def simplified(lines: list[Line]) -> list[Line]:
        found = []
        for line in lines:
            shorter = thin(line) if len(line) > 2 else line
            # An arc that closes on itself must keep a surface.
            found.append(shorter if len(shorter) > 3 or line[0] != line[-1] else line)
        return found

    return simplified
