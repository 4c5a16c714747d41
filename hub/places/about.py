"""Where a map shows a record whose own point is not known: about its region's town.

Such a point says "somewhere in this region"; nothing may be measured from it. Whoever asks for what is near a
place (`search.contracts.Near`) asks for documents with the facet `place` = `exact` as well, and which group
covers a village is never guessed from it.
"""

from collections.abc import Iterable
from hashlib import blake2b
from math import cos, pi, radians, sin, sqrt, tau

from .geo import EARTH_KM, Point
from .models import Region

#: Points of one region are strewn over a disc of this radius, so that they do not cover each other.
SPREAD_KM = 4.0

#: The facet of search documents that tells such points from real ones, and its values.
FACET, IN_REGION, EXACT = "place", "region", "exact"


def about(key: str, region: Point) -> Point:
    """A point within `SPREAD_KM` of the region's, always the same for the same key ("project:17").

    Decimals are rounded to about ten metres: more would feign a precision that there is not.
    """
    digest = blake2b(key.encode(), digest_size=8).digest()
    angle = int.from_bytes(digest[:4], "big") / 2**32 * tau
    # The square root spreads them evenly over the disc instead of heaping them in its middle.
    km = sqrt(int.from_bytes(digest[4:], "big") / 2**32) * SPREAD_KM
    degree = EARTH_KM * pi / 180
    lat = region.lat + km * cos(angle) / degree
    lon = region.lon + km * sin(angle) / (degree * cos(radians(region.lat)))
    return Point(round(lat, 4), round(lon, 4))


def in_first(key: str, regions: Iterable[Region]) -> Point | None:
    """The point about the first of the regions that is no whole country; None if there is none."""
    first = next((region for region in regions if region.level > 0), None)
    return about(key, Point(first.lat, first.lon)) if first else None
