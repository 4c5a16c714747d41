"""Turning a row of a foreign file into one with our columns, as a mapping says."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from pydantic_core import PydanticCustomError

from hub.exchange.formats.mapping import Mapping as Format
from hub.exchange.formats.mapping import Rule, Scale
from hub.exchange.rows import values
from hub.exchange.rows.texts import split_column
from hub.vocabulary.search import themes_named

Row = Mapping[str, Any]

_TOLD = frozenset({"title", "summary", "description"})
"""Texts that tell what a record is about."""
_MOST_THEMES = 3
"""Of a project."""


class Translator:
    """Applies one mapping; `partners` are the rows of the second file, if the mapping has one."""

    def __init__(self, mapping: Format, partners: Iterable[Row] = ()) -> None:
        self.mapping = mapping
        self._partners: dict[str, list[Row]] = defaultdict(list)
        if mapping.partners:
            for row in partners:
                self._partners[_text(row.get(mapping.partners.key))].append(row)

    def row(self, theirs: Row) -> dict[str, Any]:
        """Our columns of a row of theirs. Texts in a language become title_<xx> and so on."""
        ours = {name: self._value(rule, theirs) for name, rule in self.mapping.columns.items()}
        self._texts(ours, theirs)
        periods = [
            {name: self._value(rule, theirs) for name, rule in period.items()}
            for period in self.mapping.periods
        ]
        if periods:
            # A period without a name of its own is one the group took no part in.
            ours["periods"] = [period for period in periods if period.get("name")]
        if self.mapping.partners:
            self._add_partners(ours)
        return ours

    def _texts(self, ours: dict[str, Any], theirs: Row) -> None:
        for text in self.mapping.texts:
            lang = self._value(text.lang, theirs)
            for name, rule in text.fields.items():
                # An empty one is given as well: it empties what an earlier file brought.
                if lang and not ours.get(f"{name}_{lang}"):
                    ours[f"{name}_{lang}"] = self._value(rule, theirs)
        fallback = self.mapping.title_fallback
        if fallback and not any(ours.get(f"title_{lang}") for lang in settings.CONTENT_LANGUAGES):
            told = (name[-2:] for name in ours if name.startswith("description_") and ours[name])
            lang = next((lang for lang in told if lang in settings.CONTENT_LANGUAGES), "en")
            ours[f"title_{lang}"] = self._value(fallback, theirs)

    def _add_partners(self, ours: dict[str, Any]) -> None:
        rule = self.mapping.partners
        rows = self._partners.get(_text(ours.get("source_id")), [])
        ours["partners"] = []
        for row in rows:
            partner = {name: self._value(column, row) for name, column in rule.columns.items()}
            lead = any(_text(row.get(column)) in wanted for column, wanted in rule.lead.items())
            if lead and not any(other["lead"] for other in ours["partners"]):
                ours.update({name: partner.get(of_lead) for name, of_lead in rule.project.items()})
            ours["partners"].append(partner | {"lead": lead})

    def _value(self, rule: Rule, row: Row) -> Any:
        if any(_text(row.get(column)) not in wanted for column, wanted in rule.where.items()):
            return ""
        if rule.constant is not None:
            return rule.constant
        if rule.hash:
            return _stable_number(_text(row.get(column)) for column in rule.hash)
        found = [_cell(row.get(column)) for column in rule.from_]
        if rule.split:
            found = [piece.strip() for cell in found for piece in re.split(rule.split, _text(cell))]
        found = [cell for cell in found if cell != ""]
        if rule.strip:
            found = [re.sub(rule.strip, "", _text(cell)).strip() for cell in found]
        if rule.only:
            found = [cell for cell in found if re.search(rule.only, _text(cell))]
        if rule.values:
            found = self._translated(rule, found, row)
        if rule.first:
            found = found[:1]
        if rule.limit:
            found = [_shortened(_text(cell), rule.limit) for cell in found]
        if rule.scale is not None:
            found = [_scaled(cell, rule.scale, row) for cell in found]
        if len(found) == 1:
            return found[0]
        return rule.join.join(dict.fromkeys(_text(cell) for cell in found if cell != ""))

    def _translated(self, rule: Rule, cells: list[Any], row: Row) -> list[Any]:
        """Values by the table; what it does not have stays, so that the row's check can tell of it."""
        table = self.mapping.values[rule.values or ""]
        translated = [table.get(_text(cell), "" if rule.known_only else cell) for cell in cells]
        translated = [
            rule.join.join(self._named(cell, row)) if isinstance(cell, list) else cell for cell in translated
        ]
        return [cell for cell in translated if cell != ""]

    def _named(self, within: Sequence[str], row: Row) -> list[str]:
        """Of the themes within a class of theirs, the one that the row's texts name most often.

        Several that are named equally often, as many as a project may have; none if no text names one: a class
        that holds charging points and heat pumps says too little of a project to be found under either.
        """
        named: Counter[str] = Counter()
        for lang, text in self._told(row):
            named.update(themes_named(lang, text))
        most = max((named[theme] for theme in within), default=0)
        return [theme for theme in within if most and named[theme] == most][:_MOST_THEMES]

    def _told(self, row: Row) -> Iterator[tuple[str, str]]:
        """The row's texts, each with its language."""
        columns = self.mapping.columns
        rules = [
            (columns["lang"], rule) for name, rule in columns.items() if name in _TOLD and "lang" in columns
        ]
        rules += [
            (text.lang, rule)
            for text in self.mapping.texts
            for name, rule in text.fields.items()
            if name in _TOLD
        ]
        for lang, rule in rules:
            yield _text(self._value(lang, row)), _text(self._value(rule, row))
        for name, rule in columns.items():
            if place := split_column(name, _TOLD):
                yield place[1], _text(self._value(rule, row))


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else value


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _stable_number(parts: Iterable[str]) -> str:
    content = "\x1f".join(" ".join(part.split()).casefold() for part in parts)
    return hashlib.blake2b(content.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _scaled(value: Any, scale: float | Scale, row: Row) -> Any:
    factor = scale.factors.get(_text(row.get(scale.column)), 1) if isinstance(scale, Scale) else scale
    try:
        amount = values.amount(value)
    except PydanticCustomError:
        return value  # the row's own check says what is wrong with it
    return value if amount is None or factor == 1 else f"{amount * _decimal(factor):.2f}"


def _decimal(factor: float):
    return values.number(str(factor), lone_sign_groups=False)
