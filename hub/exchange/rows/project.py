from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from hub.exchange.rows import values
from hub.exchange.rows.base import Row
from hub.exchange.rows.types import (
    Amount,
    Country,
    Currency,
    Degrees,
    FirstDay,
    Language,
    LastDay,
    Link,
    LongText,
    Measure,
    Texts,
    YesNo,
    choice,
    text,
)
from hub.projects.models import Experience, Organisation, Project

#: Words that say a beneficiary is a natural person.
PERSON = "person"
_KIND = choice(
    Organisation.Kind,
    person=PERSON, private=PERSON, individual=PERSON, ngo="association", foundation="association",
    public="public-body", university="school", coop="cooperative",
)  # fmt: skip


class ExperienceRow(Row):
    """What a project learned, in one language."""

    challenge: LongText = ""
    done: LongText = ""
    results: LongText = ""
    worked: LongText = ""
    avoid: LongText = ""
    innovation: LongText = ""
    involvement: LongText = ""
    conditions: LongText = ""
    effort: LongText = ""
    cost: LongText = ""


class ProjectTextRow(ExperienceRow):
    """A project's texts in one language."""

    title: text(500) = ""
    summary: LongText = ""
    description: LongText = ""


class PartnerRow(Row):
    """An organisation in a project, with what is known of it."""

    source_id: text(120) = Field("", description="number in the source; made from name and country if empty")
    name: text(300) = Field("", description="name")
    kind: _KIND = Field("", description="as `beneficiary_kind`; persons are left out")
    lead: YesNo = Field(False, description="yes for who carries the project out")
    country: Country = Field("", description="code or name; the project's if empty")
    region: text(60) = Field("", description="NUTS code of any edition, or name")
    town: text(200) = Field("", description="town")
    postal_code: text(60) = Field("", description="postal code; its first 12 signs are kept")
    lat: Degrees = Field(None, description="latitude, degrees WGS 84")
    lon: Degrees = Field(None, description="longitude")


class IndicatorRow(Row):
    """What was to be reached, and what was."""

    name: text(200) = Field("", description="what is counted")
    unit: text(60) = Field("", description="in what")
    code: text(10) = Field("", description="code of an EU indicator", examples=["R.37"])
    target: Measure = Field(None, description="value to be reached")
    reached: Measure = Field(None, description="value reached")


def _partner(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Partner = Annotated[PartnerRow, BeforeValidator(_partner)]
Partners = Annotated[tuple[Partner, ...], BeforeValidator(values.pieces)]


class ProjectRow(Row):
    """A project of a local action group or of a comparable programme."""

    REQUIRED: ClassVar = (("source_id",), ("title",), ("country", "region", "lag"))
    PER_LANGUAGE: ClassVar = frozenset({"title", "summary", "description", *Experience.FIELDS})
    OWN_LANGUAGE: ClassVar = PER_LANGUAGE

    source_id: text(120) = Field("", description="number in the source; never changes", examples=["19-08-A2"])
    title: text(500) = Field(
        "", description="title in its own language", examples=["Veikals Ģipkā atkal vaļā"]
    )
    lang: Language = Field(
        "",
        description="its own language: code or name. Default: the first official language of the country "
        "that is one of the 24; without `title`, the first of the languages that have a title",
        examples=["lv"],
    )
    summary: LongText = Field("", description="one or two sentences")
    description: LongText = Field("", description="what it is about")
    lag: text(200) = Field(
        "",
        description="the group: its number in the same source, its code (with country, period) or its name",
    )
    country: Country = Field(
        "",
        description="code (ISO or Eurostat) or name in any EU language. Default: the region's or the group's",
        examples=["LV"],
    )
    region: text(60) = Field("", description="NUTS code of any edition, or name", examples=["LV003"])
    place: text(200) = Field("", description="village or town", examples=["Ģipka"])
    postal_code: text(12) = Field("", description="postal code")
    lat: Degrees = Field(None, description="latitude, degrees WGS 84", examples=["57.568"])
    lon: Degrees = Field(None, description="longitude", examples=["22,659"])
    status: choice(Project.Status) = Field(
        "", description="where it stands: " + ", ".join(Project.Status.values) + ". Default: unknown"
    )
    period: text(20) = Field("", description="programming period", examples=["2014-2020"])
    fund: text(100) = Field("", description="fund: code or name in any EU language", examples=["EAFRD"])
    programme: text(200) = Field("", description="programme, as the source names it")
    measure: text(200) = Field("", description="measure or intervention", examples=["19.2"])
    themes: Texts = Field(
        (),
        description="one to three themes, the main one first: slugs, labels or usual words in any language",
    )
    keywords: Texts = Field((), description="free keywords", examples=["ciema veikals|piekraste"])
    beneficiary: text(300) = Field("", description="who carries it out; left out for a natural person")
    beneficiary_kind: _KIND = Field(
        "",
        description=", ".join(filter(None, Organisation.Kind.values)) + ", or person: then no name is kept",
    )
    partners: Partners = Field((), description="other organisations that take part; in JSON also objects")
    submitted_on: FirstDay = Field(None, description="submitted to the group", examples=["14.05.2019"])
    assessed_on: FirstDay = Field(None, description="chosen by the group")
    approved_on: FirstDay = Field(None, description="approved by the paying agency", examples=["2019-05-14"])
    start_on: FirstDay = Field(None, description="start; a bare year is its first day", examples=["2019"])
    end_on: LastDay = Field(None, description="end; a bare year is its last day", examples=["2020-06-30"])
    paid_on: FirstDay = Field(None, description="last payment")
    total_cost: Amount = Field(None, description="total cost, in `currency`", examples=["46 800,00"])
    public_support: Amount = Field(None, description="all public support, the EU's included")
    eu_support: Amount = Field(None, description="of it from the EU")
    own_contribution: Amount = Field(None, description="own money of the beneficiary")
    currency: Currency = Field("", description="ISO code. Default: EUR", examples=["DKK"])
    website: Link = Field("", description="web address of the project")
    is_cooperation: YesNo = Field(False, description="yes for a cooperation project of several groups")
    transferable: choice(Project.Transferable) = Field("", description="yes, partly or no")
    visit_offered: YesNo = Field(False, description="yes if visitors are welcome")
    talk_offered: YesNo = Field(False, description="yes if somebody will tell others about it")
    challenge: LongText = Field("", description="experience: the challenge")
    done: LongText = Field("", description="experience: what was done")
    results: LongText = Field("", description="experience: results")
    worked: LongText = Field("", description="experience: what worked")
    avoid: LongText = Field("", description="experience: what to avoid")
    innovation: LongText = Field("", description="experience: what was new")
    involvement: LongText = Field("", description="experience: who took part")
    conditions: LongText = Field("", description="experience: what it takes elsewhere")
    effort: LongText = Field("", description="experience: effort")
    cost: LongText = Field("", description="experience: cost of keeping it")
    texts: dict[str, ProjectTextRow] | None = Field(None, description="JSON only: texts by language")
    principles: dict[str, LongText] | None = Field(
        None, description="JSON only: how a principle was lived up to, by slug"
    )
    indicators: tuple[IndicatorRow, ...] = Field(
        (), description="JSON only: what was to be reached and what was"
    )
