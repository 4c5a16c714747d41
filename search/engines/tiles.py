"""Tiles of the web-map grid as single numbers, so that a histogram over them makes clusters.

A point's tile at the deepest level is written as one number with the bits of x and y taken in
turns (Morton 1966); dividing it by four gives the tile one level up.
"""

import math

DEEPEST = 20
_FINER, _WITHOUT_BOX = 2, 8
_MAX_LATITUDE = 85.05112878
"""Where the square web map ends (EPSG:3857)."""


def tile(lat: float, lon: float, zoom: int) -> tuple[int, int]:
    """Column and row of the tile a point (degrees) lies in."""
    side = 1 << zoom
    lat = math.radians(max(-_MAX_LATITUDE, min(_MAX_LATITUDE, lat)))
    x = (lon + 180.0) / 360.0 * side
    y = (1.0 - math.asinh(math.tan(lat)) / math.pi) / 2.0 * side
    return min(max(int(x), 0), side - 1), min(max(int(y), 0), side - 1)


def _spread(value: int) -> int:
    """Put a zero before each bit."""
    return int(f"{value:b}", 4)


def _gather(value: int) -> int:
    """Every second bit of a number."""
    gathered = 0
    for bit in range(DEEPEST):
        gathered |= (value >> 2 * bit & 1) << bit
    return gathered


def morton(lat: float, lon: float) -> int:
    """The number of a point's tile at the deepest level (at most 40 bits)."""
    return order(*tile(lat, lon, DEEPEST))


def order(x: int, y: int) -> int:
    """The number of a tile among those of its level."""
    return _spread(x) | _spread(y) << 1


def grid_zoom(zoom: int, *, boxed: bool) -> int:
    """The level of the clusters on a map at ``zoom``: a quarter of a map tile wide, 64 of its 256 pixels.

    Without a box they are never finer than 65,536 tiles for the world.
    """
    return min(max(zoom, 0) + _FINER, DEEPEST if boxed else _WITHOUT_BOX)


def interval(zoom: int) -> int:
    """How many deepest tiles a tile of this zoom holds."""
    return 4 ** (DEEPEST - zoom)


def tile_of(number: int, zoom: int) -> tuple[int, int]:
    """Column and row at ``zoom`` of the tile that a deepest tile lies in."""
    number //= interval(zoom)
    return _gather(number), _gather(number >> 1)
