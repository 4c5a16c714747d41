"""Who worked with whom: groups and outside partners as points, partnerships as the lines between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from hub.cooperation.models import Partner, Partnership
from hub.core.words import fold

#: More points than this are no drawing any more; those with most partnerships are drawn, the table has all.
DRAWN = 150


@dataclass
class Point:
    """Somebody who works with others. key: the same for the same group in every partnership."""

    key: str
    name: str
    country: str
    country_name: str
    lang: str = ""
    address: str = ""
    lag: int | None = None
    partnerships: list[Partnership] = field(default_factory=list)
    others: dict[str, "Point"] = field(default_factory=dict)

    @property
    def with_whom(self) -> list["Point"]:
        """Those it worked with, by name."""
        return sorted(self.others.values(), key=lambda other: (fold(other.name), other.key))


@dataclass(frozen=True)
class Web:
    """points: all, by country and name. lines: (one, other, number of partnerships they share). total: of
    partnerships.
    """

    points: list[Point]
    lines: list[tuple[Point, Point, int]]
    total: int

    @property
    def drawn(self) -> "Web":
        """The part with most partnerships that fits a drawing."""
        if len(self.points) <= DRAWN:
            return self
        most = sorted(self.points, key=lambda point: (-len(point.partnerships), point.key))[:DRAWN]
        kept = {point.key for point in most}
        points = [point for point in self.points if point.key in kept]
        lines = [line for line in self.lines if line[0].key in kept and line[1].key in kept]
        return Web(points, lines, self.total)


def web_of(partnerships: Iterable[Partnership]) -> Web:
    """The web of partnerships whose partners are prefetched."""
    points: dict[str, Point] = {}
    shared: dict[tuple[str, str], int] = {}
    total = 0
    for partnership in partnerships:
        total += 1
        here = [_point(points, partner) for partner in partnership.here]
        for point in here:
            point.partnerships.append(partnership)
        for one, other in combinations(sorted(here, key=lambda point: point.key), 2):
            one.others[other.key], other.others[one.key] = other, one
            shared[one.key, other.key] = shared.get((one.key, other.key), 0) + 1
    ordered = sorted(points.values(), key=lambda point: (point.country, fold(point.name), point.key))
    lines = [(points[one], points[other], count) for (one, other), count in sorted(shared.items())]
    return Web(ordered, lines, total)


def _point(points: dict[str, Point], partner: Partner) -> Point:
    """Outside partners are the same where name and country are."""
    key = f"lag:{partner.lag_id}" if partner.lag_id else f"name:{partner.country_id}:{fold(partner.name)}"
    if key not in points:
        seen = partner.lag is not None and partner.lag.live
        points[key] = Point(
            key, str(partner), partner.country_id, partner.country.name, partner.lang,
            partner.lag.get_absolute_url() if seen else "", partner.lag_id if seen else None,
        )  # fmt: skip
    return points[key]
