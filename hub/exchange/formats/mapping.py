"""The language of mappings: a checked form of what a TOML file says about a foreign file's columns."""

import re
import tomllib
from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from hub.exchange.errors import Unreadable
from hub.exchange.readers.base import plain_name

KINDS = Literal["lags", "projects", "boundaries"]


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from error
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


Name = Annotated[str, AfterValidator(plain_name)]
"""A column of theirs, as the readers name it: without capitals, blanks as underscores."""


class Scale(_Strict):
    """Multiplies an amount by a factor that depends on another column."""

    column: Name
    factors: dict[str, float]


class Rule(_Strict):
    """Where one of our columns comes from. In TOML a bare text is short for {from = "that column"}."""

    from_: list[Name] = Field(default=[], alias="from", description="their columns")
    constant: str | None = Field(None, description="the same value in every row")
    hash: list[Name] = Field(default=[], description="a stable number made from these columns' content")
    first: bool = Field(False, description="take the first that is left of several")
    join: str = Field("|", description="sign between the values of several columns")
    split: Pattern | None = Field(None, description="regular expression between the values within a cell")
    strip: Pattern | None = Field(None, description="regular expression of what to leave out")
    only: Pattern | None = Field(
        None, description="leave out values that do not match this regular expression"
    )
    values: str | None = Field(None, description="name of the [values.…] table that translates the value")
    known_only: bool = Field(False, description="leave out values that the table does not have")
    limit: int | None = Field(None, description="cut longer texts off after so many characters")
    scale: float | Scale | None = Field(None, description="factor for amounts")
    where: dict[Name, list[str]] = Field(
        default={}, description="only in rows whose columns hold one of these"
    )


def _rule(given):
    if isinstance(given, str):
        return {"from": [given]}
    if isinstance(given, dict):
        given = dict(given)
        if isinstance(given.get("from"), str):
            given["from"] = [given["from"]]
        if isinstance(given.get("where"), dict):
            given["where"] = {
                column: [wanted] if isinstance(wanted, str) else wanted
                for column, wanted in given["where"].items()
            }
    return given


Column = Annotated[Rule, BeforeValidator(_rule)]


class TextIn(_Strict):
    """Texts in one language: `lang` is a rule or a constant, the fields are ours (title, summary...)."""

    lang: Column
    fields: dict[str, Column]


class Source(_Strict):
    """What is shown of the data source unless the command says otherwise."""

    slug: str = Field(description="short name")
    name: str = Field(description="name, shown on every record")
    publisher: str = Field("", description="who publishes it")
    url: str = Field("", description="where it is published")
    licence: str = Field("", description="licence of the data")
    licence_url: str = Field("", description="address of the licence")
    attribution: str = Field("", description="credit line")


class Partners(_Strict):
    """The second file: one row a partner in a project."""

    key: Name = Field(description="their column that holds our source_id of the project")
    lead: dict[Name, list[str]] = Field(description="rows whose columns hold one of these are the lead")
    columns: dict[str, Column] = Field(description="our columns of a partner, each with its rule")
    project: dict[str, str] = Field(
        default={}, description="our project columns that are taken from the lead's columns (ours)"
    )


class Mapping(_Strict):
    """A whole mapping."""

    title: str = Field(description="what the files are")
    about: str = Field("", description="what else is to be known of them")
    kinds: list[KINDS] = Field(description="what they hold: lags, projects, boundaries")
    source: Source | None = Field(None, description="the data source, unless the command names another")
    columns: dict[str, Column] = Field(description="our columns, each with the rule that fills it")
    texts: list[TextIn] = Field(
        default=[], description="texts whose language stands in a column: `lang`, and `fields` (ours = rule)"
    )
    title_fallback: Column | None = Field(None, description="title of rows that have none in an EU language")
    periods: list[dict[str, Column]] = Field(default=[], description="more periods of a group")
    values: dict[str, dict[str, str | list[str]]] = Field(
        default={},
        description="tables that translate values; what is translated to nothing is left out. A class that is "
        "wider than our themes is translated to a list of those within: the one that the record's own texts "
        "name most often counts, none if they name none",
    )
    partners: Partners | None = Field(None, description="how the second file is read")

    def rules(self, ours: Collection[str] | None = None) -> list[Rule]:
        """Every rule on the main file's columns; of single columns only those named, if any are."""
        single = [rule for name, rule in self.columns.items() if ours is None or name in ours]
        of_texts = [rule for text in self.texts for rule in (text.lang, *text.fields.values())]
        of_periods = [rule for period in self.periods for rule in period.values()]
        fallback = [self.title_fallback] if self.title_fallback else []
        return [*single, *of_texts, *of_periods, *fallback]

    def their_columns(self, ours: Collection[str] | None = None) -> set[str]:
        """Names of the columns that the main file must have to fill ours; all of them unless some are named."""
        found: set[str] = set()
        for rule in self.rules(ours):
            found.update(rule.from_, rule.hash, rule.where)
            if isinstance(rule.scale, Scale):
                found.add(rule.scale.column)
        return found


def parse(text: str) -> Mapping:
    """A mapping from its TOML text. Raises Unreadable with the place and nature of the first mistake."""
    try:
        mapping = Mapping.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("mapping", detail=str(error)) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise Unreadable("mapping", detail=f"{place}: {first['msg']}") from error
    missing = {rule.values for rule in mapping.rules() if rule.values} - set(mapping.values)
    if missing:
        raise Unreadable("mapping", detail=f"[values.{min(missing)}]")
    themes = mapping.columns.get("themes")
    for name, table in mapping.values.items():
        if not (themes and themes.values == name) and any(
            isinstance(found, list) for found in table.values()
        ):
            raise Unreadable("mapping", detail=f"[values.{name}]: lists are for themes")
    return mapping
