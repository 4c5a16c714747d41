"""docs/data-formats.md, written from the row classes and the mappings, so that it cannot be out of date."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from hub.exchange import formats
from hub.exchange.formats.mapping import Mapping, Partners, Rule, Source
from hub.exchange.planning.checks import SUM_TOLERANCE
from hub.exchange.readers import delimited, documents, packed, workbook
from hub.exchange.rows import ROWS, PartnerRow
from hub.exchange.rows.base import Row
from hub.exchange.rows.project import IndicatorRow

MB = 1 << 20
TITLES = {"lags": "Local action groups", "projects": "Projects", "boundaries": "Boundaries"}

#: What is said of all files alike, with places for the numbers.
HEAD = Path(__file__).with_name("describing_head.md")


def document() -> str:
    """The whole file."""
    parts = [_head()]
    for kind, row in ROWS.items():
        parts.append("\n".join(_table(TITLES[kind], row)))
    parts.append("\n".join(_table("Partners of a project (JSON)", PartnerRow, level=3)))
    parts.append("\n".join(_table("Indicators of a project (JSON)", IndicatorRow, level=3)))
    parts.append("\n".join(_formats()))
    parts.append("\n".join(_mappings()))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _head() -> str:
    return HEAD.read_text(encoding="utf-8").format(
        languages=", ".join(settings.CONTENT_LANGUAGES),
        line=delimited.MAX_LINE // MB,
        cell=delimited.MAX_CELL // MB,
        packed=packed.MAX_UNPACKED // MB,
        workbook=workbook.MAX_UNPACKED // MB,
        document=documents.MAX_BYTES // MB,
        tolerance=SUM_TOLERANCE,
    )


def _table(title: str, row: type[Row], level: int = 2) -> Iterator[str]:
    yield f"{'#' * level} {title}"
    yield ""
    yield (row.__doc__ or "").strip().replace("\n    ", "\n")
    yield ""
    if row.REQUIRED:
        needed = "; ".join(" or ".join(f"`{name}`" for name in names) for names in row.REQUIRED)
        yield f"A file must have: {needed}."
        yield ""
    yield "| column | in languages | what | example |"
    yield "| --- | --- | --- | --- |"
    # The classes build on each other; readers look for the number first.
    for name, field in sorted(row.model_fields.items(), key=lambda item: item[0] not in ("source_id", "lag")):
        example = f"`{_cell(str(field.examples[0]))}`" if field.examples else ""
        languages = "yes" if name in row.PER_LANGUAGE else ""
        yield f"| `{name}` | {languages} | {_cell(field.description or '')} | {example} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _formats() -> Iterator[str]:
    yield "## Foreign formats"
    yield ""
    yield "`--format NAME` reads files as others publish them."
    for name, mapping in formats.all_formats().items():
        yield ""
        yield f"### {name}: {mapping.title}"
        yield ""
        yield mapping.about.strip()
        yield ""
        yield from _format(name, mapping)


def _format(name: str, mapping: Mapping) -> Iterator[str]:
    for kind in mapping.kinds:
        second = " --partners PARTNERS" if mapping.partners else ""
        yield f"    manage.py import {kind} FILE{second} --format {name}"
    yield ""
    yield "| ours | theirs |"
    yield "| --- | --- |"
    for ours, rule in mapping.columns.items():
        yield f"| `{ours}` | {_cell(_said(rule))} |"
    for text in mapping.texts:
        for ours, rule in text.fields.items():
            yield f"| `{ours}` in the language of {_cell(_said(text.lang))} | {_cell(_said(rule))} |"
    for period in mapping.periods:
        told = ", ".join(f"{ours}: {_said(rule)}" for ours, rule in period.items())
        yield f"| one more period | {_cell(told)} |"
    if mapping.partners:
        for ours, rule in mapping.partners.columns.items():
            yield f"| partner's `{ours}` | {_cell(_said(rule))} |"


def _said(rule: Rule) -> str:
    if rule.constant is not None:
        return f"“{rule.constant}”" + _where(rule)
    if rule.hash:
        return f"made from {', '.join(f'`{name}`' for name in rule.hash)}"
    parts = [(" else " if rule.first else " and ").join(f"`{name}`" for name in rule.from_)]
    if rule.values:
        parts.append(f"by the table `{rule.values}`")
    if rule.split:
        parts.append("divided")
    if rule.scale is not None:
        parts.append("scaled")
    return ", ".join(parts) + _where(rule)


def _where(rule: Rule) -> str:
    if not rule.where:
        return ""
    return " where " + " and ".join(
        f"`{name}` is {' or '.join(wanted)}" for name, wanted in rule.where.items()
    )


def _mappings() -> Iterator[str]:
    yield "## A mapping of your own"
    yield ""
    yield "`--mapping my.toml` (or the field in the admin) reads any other table. The ones above, in"
    yield "`hub/exchange/formats/data/`, are examples."
    yield ""
    yield '    title = "Projects of our paying agency"'
    yield '    kinds = ["projects"]'
    yield ""
    yield "    [columns]                                # ours = theirs"
    yield '    source_id = "Nr."'
    yield '    title = "Projekttitel"'
    yield '    lang = { constant = "de" }'
    yield '    country = { constant = "AT" }'
    yield '    themes = { from = ["Thema 1", "Thema 2"], values = "themes" }'
    yield '    total_cost = { from = "Kosten (1000 EUR)", scale = 1000 }'
    yield ""
    yield "    [values.themes]"
    yield '    "Fremdenverkehr" = "rural-tourism"'
    yield ""
    yield "Their column names are compared without regard to capitals, blanks count as `_`."
    for title, part in (
        ("What a mapping has", Mapping),
        ("What a column's rule may say", Rule),
        ("[partners], the second file", Partners),
        ("[source], what is shown of the data source", Source),
    ):
        yield ""
        yield f"### {title}"
        yield ""
        yield "| key | what |"
        yield "| --- | --- |"
        for name, field in part.model_fields.items():
            yield f"| `{field.alias or name}` | {_cell(field.description or '')} |"
