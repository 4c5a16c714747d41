from typing import Any, ClassVar

from pydantic import Field

from hub.exchange.rows.base import Row
from hub.exchange.rows.types import Country, text


class BoundaryRow(Row):
    """An outline of a local action group: properties of a GeoJSON feature and its geometry.

    The group is found by `lag` in the same source, else by `code`, `country` and `period`, else by `name`.
    """

    REQUIRED: ClassVar = (("lag", "code", "name"), ("geometry",))

    lag: text(120) = Field("", description="number of the group in the same source", examples=["PL-OP-01"])
    code: text(40) = Field("", description="code of the group in `period`; needs `country` and `period`")
    name: text(200) = Field("", description="name of the group in its own language, if it has no number")
    country: Country = Field("", description="country of the group: code or name", examples=["PL"])
    period: text(20) = Field(
        "", description="programming period; the group's newest one if empty", examples=["2023-2027"]
    )
    credit: text(300) = Field(
        "", description="credit line to show under the map; goes with an outline that changes"
    )
    geometry: dict[str, Any] | None = Field(
        None, description="Polygon or MultiPolygon, WGS 84 (the feature's)"
    )
