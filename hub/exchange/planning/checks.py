"""Checks of a row by itself: each cell by its class, then what cells say together."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from hub.exchange.plans import REFUSED, Given, Problem, doubt, refusal
from hub.exchange.rows import values
from hub.exchange.rows.base import Row
from hub.exchange.rows.project import ProjectRow

#: A sum may be off by this much: rounding to whole units and a little more.
SUM_TOLERANCE = 2
#: A tag, a comment or a declaration; no "a < b", no address in angle brackets.
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!", re.IGNORECASE)
#: Refusals that may only come from other cells of a row being left out: code -> those cells.
_NEEDED_FOR = {
    "country_needed": frozenset({"country", "region", "regions", "lag"}),
    "language_needed": frozenset({"lang", "country", "region", "regions", "lag"}),
    "half_point": frozenset({"lat", "lon"}),
}


def validated(given: Given, row_class: type[Row]) -> tuple[Row | None, list[Problem]]:
    """The checked row, or None and what is wrong with its cells."""
    fields = {**given.fields, "texts": given.texts} if given.texts else given.fields
    try:
        return row_class.__pydantic_validator__.validate_python(fields), []
    except ValidationError as error:
        return None, [_problem(each) for each in error.errors(include_url=False)]


def _problem(error: dict[str, Any]) -> Problem:
    kind, context = error["type"], dict(error.get("ctx") or {})
    column = _column(error["loc"])
    value = error["input"] if isinstance(error["input"], str | int | float) else ""
    if "code" in context:
        value = context.pop("value", value)
        return refusal(column, context.pop("code"), value, **context)
    if kind == "string_too_long":
        return refusal(column, "too_long", length=len(str(value)), limit=context["max_length"])
    if kind in ("string_type", "model_type", "dict_type", "model_attributes_type"):
        return refusal(column, "not_text" if kind == "string_type" else "not_object", value)
    if kind in ("tuple_type", "list_type"):
        return refusal(column, "not_list", value)
    return refusal(column, "field", value, detail=error["msg"])


def _column(place: tuple) -> str:
    """`("texts", "lv", "title")` is what a file calls title_lv."""
    parts = [str(part) for part in place]
    if parts[0] == "texts" and len(parts) == 3:
        return f"{parts[2]}_{parts[1]}"
    return ".".join(parts)


def web_address(text: str, longest: int) -> tuple[str, list[Problem]]:
    """The address as it is kept, "" with a doubt for what is none."""
    found = values.link(text, longest)
    return (found, []) if found is not None else ("", [doubt("website", "link", text)])


def markup(given: Given, field: str) -> Iterator[Problem]:
    """A doubt for each language in which a text that should be plain words holds tags of HTML."""
    texts = {field: given.fields.get(field)}
    texts |= {f"{field}_{lang}": said.get(field) for lang, said in given.texts.items()}
    for column, text in texts.items():
        if isinstance(text, str) and "<" in text and _TAG.search(text):
            yield doubt(column, "markup", text[:200])


def rest(given: Given, problems: list[Problem], row_class: type[Row]) -> tuple[Given, Row] | None:
    """The row without the cells that these problems are about, to be looked at in the same round."""
    wrong = {problem.column.partition(".")[0] for problem in problems}
    fields = {name: value for name, value in given.fields.items() if name not in wrong}
    texts = {
        lang: {name: value for name, value in said.items() if f"{name}_{lang}" not in wrong}
        for lang, said in given.texts.items()
    }
    left = given._replace(fields=fields, texts={lang: said for lang, said in texts.items() if said})
    row, _problems = validated(left, row_class)
    return None if row is None else (left, row)


def still_wrong(further: list[Problem], problems: list[Problem]) -> list[Problem]:
    """Of the refusals of a row's `rest`, those that do not come from the cells that were left out."""
    wrong = {problem.column for problem in problems}
    return [
        problem
        for problem in further
        if problem.severity == REFUSED
        and not any(name == problem.column or name.startswith(f"{problem.column}_") for name in wrong)
        and not wrong & _NEEDED_FOR.get(problem.code, frozenset())
    ]


def typed(given: Given, column: str, value: Any) -> str:
    """What stands in a cell, as its author knows it; `value` as it was read, where that was no text or number."""
    cell = given.fields.get(column)
    return str(cell).strip() if isinstance(cell, str | int | float) else str(value)


def together(row: ProjectRow, given: Given) -> list[Problem]:
    """What dates and amounts of a project say together."""
    problems: list[Problem] = []
    if row.start_on and row.end_on and row.end_on < row.start_on:
        end, start = typed(given, "end_on", row.end_on), typed(given, "start_on", row.start_on)
        problems.append(refusal("end_on", "ends_before_start", end, end=end, start=start))
    problems.extend(_amounts_together(row, given))
    return problems


def _amounts_together(row: ProjectRow, given: Given) -> Iterator[Problem]:
    def wrong(column: str, code: str, **columns: str) -> Problem:
        said = {name: typed(given, each, getattr(row, each)) for name, each in columns.items()}
        return doubt(column, code, typed(given, column, getattr(row, column)), **said)

    total, public, eu, own = row.total_cost, row.public_support, row.eu_support, row.own_contribution
    if total is not None and public is not None:
        if own is not None and abs(total - public - own) > SUM_TOLERANCE:
            yield wrong(
                "total_cost", "sum", total="total_cost", public="public_support", own="own_contribution"
            )
        if public > total + SUM_TOLERANCE:
            yield wrong("public_support", "public_above_total", public="public_support", total="total_cost")
    if eu is not None and public is not None and eu > public + SUM_TOLERANCE:
        yield wrong("eu_support", "eu_above_public", eu="eu_support", public="public_support")
