"""Checks of a row by itself: each cell by its class, then what cells say together."""

from typing import Any

from pydantic import ValidationError

from hub.exchange.plans import Given, Problem, doubt, refusal
from hub.exchange.rows import values
from hub.exchange.rows.base import Row
from hub.exchange.rows.project import ProjectRow

#: A sum may be off by this much: rounding to whole units and a little more.
SUM_TOLERANCE = 2


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


def together(row: ProjectRow) -> list[Problem]:
    """What dates and amounts of a project say together."""
    problems: list[Problem] = []
    if row.start_on and row.end_on and row.end_on < row.start_on:
        problems.append(
            refusal("end_on", "ends_before_start", row.end_on, end=str(row.end_on), start=str(row.start_on))
        )
    total, public, eu, own = row.total_cost, row.public_support, row.eu_support, row.own_contribution
    if total is not None:
        if public is not None and own is not None and abs(total - public - own) > SUM_TOLERANCE:
            problems.append(
                doubt("total_cost", "sum", total, total=str(total), public=str(public), own=str(own))
            )
        if public is not None and public > total + SUM_TOLERANCE:
            problems.append(
                doubt("public_support", "public_above_total", public, public=str(public), total=str(total))
            )
    if eu is not None and public is not None and eu > public + SUM_TOLERANCE:
        problems.append(doubt("eu_support", "eu_above_public", eu, eu=str(eu), public=str(public)))
    return problems
