"""A chart's numbers as rows, for the table beside it and for a file."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .data import Chart

#: A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def head(chart: Chart) -> list[str]:
    """Headings of the columns; the total's is the last where there are several series."""
    labels = [series.label for series in shown(chart)]
    return [chart.heading, *labels, *([_("Together")] if len(labels) > 1 else [])]


def shown(chart: Chart) -> list:
    """Series that show anything; the first one of a chart where none does."""
    return [series for series in chart.series if series.total] or list(chart.series[:1])


def rows(chart: Chart) -> Iterator[dict]:
    """{"name", "link", "cells"} of each category, numbers as the reader's language writes them."""
    links = chart.links or ("",) * len(chart.categories)
    for index, (name, link) in enumerate(zip(chart.categories, links, strict=True)):
        yield {"name": name, "link": link, "cells": [_cell(chart, value) for value in _values(chart, index)]}


def _values(chart: Chart, index: int) -> list:
    series = shown(chart)
    values = [one.values[index] for one in series]
    return [*values, chart.totals[index]] if len(series) > 1 else values


def _cell(chart: Chart, value) -> str:
    return "–" if value is None else chart.exact(value)


def as_csv(chart: Chart) -> bytes:
    """The same for a spreadsheet: plain numbers, UTF-8 with a byte order mark, which Excel wants to know it by."""
    target = io.StringIO()
    writer = csv.writer(target)
    names = head(chart)
    unit = f" ({chart.unit})" if chart.unit else ""
    writer.writerow([_safe(name) for name in (names[0], *(f"{name}{unit}" for name in names[1:]))])
    for index, name in enumerate(chart.categories):
        writer.writerow([_safe(name), *(_plain(value) for value in _values(chart, index))])
    return target.getvalue().encode("utf-8-sig")


def _plain(value) -> str:
    """A number for programs: whole, or to the cent."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.2f}"


def _safe(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA) else words
