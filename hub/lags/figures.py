"""Outlines as small drawings."""

from math import cos, radians

from .models import Boundary

SIDE = 240
"""Longest side of a drawing, in pixels."""


def outline_path(boundary: Boundary) -> dict:
    """An outline as SVG: {"width", "height" (pixels), "path" (the `d` of a path)}.

    Plate carrée at the outline's middle latitude, so that shapes look right within one group's area.
    Holes come out as holes with fill-rule evenodd.
    """
    stretch = cos(radians((boundary.south + boundary.north) / 2))
    across = max((boundary.east - boundary.west) * stretch, 1e-6)
    down = max(boundary.north - boundary.south, 1e-6)
    scale = SIDE / max(across, down)

    def drawn(ring) -> str:
        points = (
            f"{(lon - boundary.west) * stretch * scale:.1f} {(boundary.north - lat) * scale:.1f}"
            for lon, lat, *_height in ring
        )
        return f"M{'L'.join(points)}Z"

    shape = boundary.geometry
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    return {
        "width": round(across * scale),
        "height": round(down * scale),
        "path": "".join(drawn(ring) for rings in polygons for ring in rings),
    }
