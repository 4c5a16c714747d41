"""From the records of a file to rows with our columns: mapped, cleaned, sorted into fields and texts."""

import difflib
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from django.conf import settings

from hub.core import signs
from hub.exchange import formats
from hub.exchange.errors import Unreadable
from hub.exchange.formats.applying import Translator
from hub.exchange.plans import Given, Problem, doubt, refusal
from hub.exchange.readers import Reader, Record
from hub.exchange.readers.base import shown
from hub.exchange.rows.base import Row
from hub.exchange.rows.texts import split_column

#: Changes when rows are read differently than before, so that all of them are compared anew.
READING = "2"
#: Columns of error files, and what spreadsheets leave without a name.
OURS = frozenset({"_line", "_problem", ""})
#: Beginning of columns of error files that hold the cells a row had too many. Moved to where they belong, or
#: emptied, they are done with.
SURPLUS = "_more_"
_ESCAPED = ("'=", "'+", "'-", "'@", "'\t", "'\r")


class Intake:
    """Takes the records of one file. Raises Unreadable when needed columns are missing."""

    def __init__(self, reader: Reader, row: type[Row], translator: Translator | None) -> None:
        self._reader, self._row, self._translator = reader, row, translator
        self._nested = {name for name, field in row.model_fields.items() if _is_nested(field.annotation)}
        self._places: dict[str, str | tuple[str, str] | None] = {}
        self.problems: list[Problem] = []
        # A table's columns are the same in every row.
        self._fixed = frozenset(reader.columns or ())
        self._header = "\x1f".join(reader.columns or ())
        if reader.columns is not None:
            self._check_columns(reader.columns)

    def __iter__(self) -> Iterator[Given]:
        """Rows in the order of the file."""
        return map(self._given, self._reader.records)

    def _check_columns(self, columns: list[str]) -> None:
        if self._translator:
            ours = set(self._row.model_fields)
            missing = sorted(self._translator.mapping.their_columns(ours) - set(columns))
        else:
            placed = {name: self._place(name) for name in columns}
            filled = {place[0] if isinstance(place, tuple) else place for place in placed.values()}
            wanted = [names for names in self._row.REQUIRED if not filled & set(names)]
            missing = [" / ".join(names) for names in wanted]
            known = list(self._row.model_fields)
            self.problems = [
                doubt(name, "column_ignored", name, near=_near_text(name, known))
                for name, place in placed.items()
                if place is None and name not in OURS and not name.startswith(SURPLUS)
            ]
        if missing:
            if (name := formats.fitting(columns)) and not self._translator:
                title = formats.all_formats()[name].title
                raise Unreadable("columns_of_format", name=name, title=title)
            near = "".join(
                _near_text(name.split(" / ")[0], columns, says=name.split(" / ")[0]) for name in missing
            )
            raise Unreadable(
                "columns_missing",
                missing=", ".join(missing),
                found=shown(columns),
                near=near,
            )

    def _given(self, record: Record) -> Given:
        theirs, problems = record.values, []
        if "_problem" in theirs:
            if not record.trouble and (beyond := surplus_of(record)):
                problems.append(refusal("", "surplus", cells=" | ".join(map(str, beyond))[:200]))
            theirs = {
                name: _unescaped(value)
                for name, value in theirs.items()
                if name not in OURS and not name.startswith(SURPLUS)
            }
        values = self._translator.row(theirs) if self._translator and not record.trouble else theirs
        if self._fixed and not self._translator and len(values) == len(self._fixed):
            present, header = self._fixed, self._header
        else:
            present, header = frozenset(values), "\x1f".join(values)
        try:
            joined = "\x1f".join(values.values())
        except TypeError:  # numbers, lists: not from CSV
            joined = "\x1f".join(map(str, values.values()))
        if signs.UNSHOWN.search(joined):
            values = _cleaned(values)
            problems.append(doubt("", "cleaned"))
        if record.trouble:
            code, params = record.trouble
            problems.append(refusal("", code, **params))
        digest = blake2b(
            f"{READING}{header}\x1f{joined}".encode("utf-8", "replace"), digest_size=16
        ).hexdigest()
        fields: dict[str, Any] = {}
        texts: dict[str, dict[str, Any]] = {}
        places = self._places
        for name, value in values.items():
            if value is None or value == "":
                continue
            place = places[name] if name in places else self._place(name)
            if place.__class__ is str:
                if value.__class__ in (list, dict) and name not in self._nested:
                    problems.append(refusal(name, "not_text"))
                else:
                    fields[name] = value
            elif place is not None:
                texts.setdefault(place[1], {})[place[0]] = value
        if texts:
            present |= self._move_nested(fields, texts)
            _leave_out(texts, problems)
        number = str(fields.get("source_id", "")).strip()
        return Given(record.line, number, fields, texts, present, digest, problems)

    def _place(self, name: str) -> str | tuple[str, str] | None:
        """Where a column belongs: a field's name, (field, language), or None."""
        if name in self._row.model_fields:
            place = name
        elif name.startswith("experience_") and name[11:] in settings.CONTENT_LANGUAGES:
            place = ("experience", name[11:])
        elif name == "experience":
            place = ("experience", "")
        else:
            place = split_column(name, self._row.PER_LANGUAGE)
        if name not in self._places and len(self._places) < 5000:
            self._places[name] = place
        return place

    @staticmethod
    def _move_nested(fields: dict[str, Any], texts: dict[str, dict[str, Any]]) -> frozenset[str]:
        """JSON may nest: `experience: {...}`, `experience_en: {...}` hold what tables spell out.

        Gives the fields that stood so without a language, the empty ones included.
        """
        moved: frozenset[str] = frozenset()
        for lang in [lang for lang, told in texts.items() if "experience" in told]:
            told = texts[lang].pop("experience")
            if isinstance(told, dict) and lang:
                texts[lang] |= told
            elif isinstance(told, dict):
                moved = frozenset(told)
                fields |= {name: value for name, value in told.items() if value not in (None, "")}
        texts.pop("", None)
        return moved


def surplus_of(record: Record) -> tuple[Any, ...]:
    """Cells that a row had too many: beyond the last column, or in the columns of an error file that hold them."""
    kept = [value for name, value in record.values.items() if name.startswith(SURPLUS)]
    while kept and kept[-1] in (None, ""):
        kept.pop()
    return (*kept, *record.surplus)


def _is_nested(annotation: Any) -> bool:
    text = str(annotation)
    return "tuple" in text or "dict" in text


def _leave_out(texts: dict[str, dict[str, Any]], problems: list[Problem]) -> None:
    for lang in [lang for lang in texts if lang not in settings.CONTENT_LANGUAGES]:
        del texts[lang]
        problems.append(doubt("", "language_left_out", lang))


def _unescaped(value: Any) -> Any:
    return value[1:] if isinstance(value, str) and value.startswith(_ESCAPED) else value


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return signs.shown(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(each) for name, each in value.items()}
    return value


def _near_text(name: str, names: list[str], says: str = "") -> str:
    near = difflib.get_close_matches(name, [other for other in names if other], n=1, cutoff=0.6)
    return f" ({says or name} ≈ {near[0]})" if near else ""
