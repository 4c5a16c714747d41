"""What a map in the browser asks for: a part of it, and how near. Whatever comes in, nothing here raises."""

from math import isfinite

#: Zooms of a web map: 0 shows the world in one tile of 256 pixels, each further one twice as large.
DEEPEST = 18
USUAL = 4


def box(text: str) -> tuple[float, float, float, float] | None:
    """ "west,south,east,north" in degrees, drawn to the edges of the world; None if it is no part of a map."""
    try:
        west, south, east, north = (float(side) for side in text.split(","))
    except ValueError:
        return None
    if not all(map(isfinite, (west, south, east, north))):
        return None
    # A map that was moved around the world has longitudes beyond 180; nothing of ours lies there.
    west, east = max(-180.0, west), min(180.0, east)
    south, north = max(-90.0, south), min(90.0, north)
    return (west, south, east, north) if west < east and south < north else None


def zoom(text: str) -> int:
    """A whole zoom from 0 to `DEEPEST`; `USUAL` for what is none."""
    if not (text.isascii() and text.isdigit()):
        return USUAL
    return min(int(text[:4]), DEEPEST)
