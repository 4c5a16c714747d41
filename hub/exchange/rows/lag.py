from typing import Any, ClassVar

from pydantic import Field

from hub.exchange.rows.base import Row
from hub.exchange.rows.types import (
    Area,
    Count,
    Country,
    Degrees,
    Email,
    Language,
    Link,
    LongText,
    Texts,
    Year,
    choice,
    text,
)
from hub.lags.models import Lag


class LagTextRow(Row):
    """A group's texts in one language."""

    name: text(200) = ""
    summary: text(600) = ""
    description: LongText = ""


class LagPeriodRow(Row):
    """One more period of a group, from a mapping or JSON."""

    period: text(20) = ""
    name: text(200) = ""
    code: text(40) = ""
    funds: Texts = ()
    population: Count = None
    area_km2: Area = None
    municipalities: Texts = ()


class LagRow(LagPeriodRow):
    """A local action group, with what holds for it in one programming period."""

    REQUIRED: ClassVar = (("source_id",), ("name",), ("country", "regions"))
    PER_LANGUAGE: ClassVar = frozenset({"name", "summary", "description"})
    OWN_LANGUAGE: ClassVar = frozenset({"name", "summary", "description"})

    source_id: text(120) = Field("", description="number in the source; never changes", examples=["LV-S03"])
    name: text(200) = Field("", description="name in its own language", examples=["Divjūru partnerība"])
    lang: Language = Field(
        "",
        description="its own language: code or name. Default: the first official language of the country "
        "that is one of the 24",
        examples=["lv"],
    )
    summary: text(600) = Field("", description="one or two sentences")
    description: LongText = Field("", description="the area, the people, what the strategy is after")
    kind: choice(Lag.Kind) = Field("", description="`lag` (default) or `flag` (fisheries)", examples=["lag"])
    country: Country = Field(
        "", description="code (ISO or Eurostat) or name in any EU language", examples=["LV"]
    )
    regions: Texts = Field(
        (), description="NUTS codes of any edition, or names of regions", examples=["LV003"]
    )
    period: text(20) = Field("", description="programming period", examples=["2023-2027"])
    code: text(40) = Field("", description="code in that period; once per country and period")
    funds: Texts = Field(
        (), description="funds in that period, the lead fund first", examples=["EAFRD|EMFAF"]
    )
    population: Count = Field(None, description="people living in the area", examples=["11 200"])
    area_km2: Area = Field(None, description="area in km²", examples=["1790,5"])
    municipalities: Texts = Field((), description="names of the municipalities")
    lat: Degrees = Field(None, description="latitude of a point inside, degrees WGS 84", examples=["57.58"])
    lon: Degrees = Field(None, description="longitude of that point", examples=["22.35"])
    address: text(300) = Field("", description="postal address of the office")
    website: Link = Field("", description="web address")
    email: Email = Field("", description="e-mail address; shown only if the group says so in the hub")
    languages: Texts = Field((), description="languages spoken in the office: codes", examples=["lv|en"])
    territory_kinds: Texts = Field(
        (), description="kinds of territory: " + ", ".join(Lag.TerritoryKind.values), examples=["coastal"]
    )
    founded: Year = Field(None, description="year of foundation", examples=["2007"])
    texts: dict[str, LagTextRow] | None = Field(None, description="JSON only: texts by language")
    periods: tuple[LagPeriodRow, ...] = Field(
        (), description="JSON only: more periods, with the columns of one"
    )

    def own_texts(self) -> dict[str, Any]:
        """What stands without a language, for the record's own."""
        return {"name": self.name, "summary": self.summary, "description": self.description}
