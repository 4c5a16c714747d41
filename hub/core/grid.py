"""Points of a map gathered into squares, so that few marks stand for many records."""

from collections import defaultdict
from collections.abc import Iterable
from math import floor

#: Squares side by side in one 256-pixel tile of a web map: marks are then at least 64 pixels apart.
SQUARES_A_TILE = 4


def gather(points: Iterable[tuple[float, float, int]], zoom: int) -> list[tuple[float, float, list[int]]]:
    """(lat, lon, key) of records -> (mean lat, mean lon, keys) of each square that holds any.

    zoom: of a web map, 0 (the world in one tile) to 18.
    """
    side = 360 / 2**zoom / SQUARES_A_TILE
    squares: dict[tuple[int, int], list[tuple[float, float, int]]] = defaultdict(list)
    for lat, lon, key in points:
        squares[floor(lat / side), floor(lon / side)].append((lat, lon, key))
    return [
        (_mean(lat for lat, _, _ in held), _mean(lon for _, lon, _ in held), [key for _, _, key in held])
        for held in squares.values()
    ]


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return round(sum(held) / len(held), 5)
