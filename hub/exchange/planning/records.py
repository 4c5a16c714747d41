"""What planning has in common for records that have a number in their source and are compared as snapshots."""

from abc import abstractmethod
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Model

from hub.exchange import formats
from hub.exchange.models import ImportRun
from hub.exchange.planning.base import Planner, is_refused
from hub.exchange.planning.checks import markup, rest, still_wrong
from hub.exchange.planning.doubles import Doubles
from hub.exchange.plans import (
    CHANGED,
    CREATED,
    REFUSED,
    SAME,
    Given,
    Plan,
    Problem,
    Read,
    doubt,
    refusal,
    refused,
)
from hub.exchange.rows.base import Row


class RecordPlanner(Planner):
    """Plans rows by what the source's records are known to be."""

    model: ClassVar[type[Model]]
    #: The key of a snapshot that names the record.
    headline: ClassVar[str]

    def __init__(self, run: ImportRun) -> None:
        super().__init__(run)
        self.overwrite = bool(run.options.get("overwrite"))
        self._doubles = Doubles(self.model, run.source_id, self.headline)

    @abstractmethod
    def read(self, row: Row, given: Given, known_lang: str) -> Read:
        """What a checked row says; `known_lang` is the record's own language so far, "" for a new one."""

    def plan_row(self, given: Given, known: dict[str, dict[str, Any]]) -> Plan:
        """The plan of one row by itself; `known` are the source's records by number.

        What a known record has already is not taken from the snapshot here.
        """
        if plan := self.seen_before(given):
            return plan
        record = known.get(given.number)
        if record and self.is_same(record, given):
            return Plan(given.line, given.number, SAME, record_id=record["id"], fingerprint=given.fingerprint)
        lang = record["lang"] if record else ""
        row, plan = self.checked(given)
        if plan:
            plan.problems.extend(self._further(given, plan.problems, lang))
            return plan
        said = self.read(row, given, lang)
        if said.problems and any(problem.severity == REFUSED for problem in said.problems):
            return refused(given, said.problems)
        plan = Plan(
            given.line,
            given.number,
            CHANGED if record else CREATED,
            [*given.problems, *said.problems, *markup(given, self.headline)],
            said.snapshot[self.headline],
            "" if said.unresolved else given.fingerprint,
            record["id"] if record else None,
            said.snapshot,
            extra=said.extra,
        )
        if not record:
            plan.problems.extend(self._doubles.likely(plan.title, said.snapshot["country_id"]))
        return plan

    def _further(self, given: Given, problems: list[Problem], known_lang: str) -> list[Problem]:
        """What else keeps a row out whose cells do, so that all can be put right at once."""
        left = None if is_refused(given) else rest(given, problems, self.row_class)
        if left is None:
            return []
        return still_wrong(self.read(left[1], left[0], known_lang).problems, problems)

    @cached_property
    def number_column(self) -> str:
        """What the file calls source_id: a format may take it from another column, or from several."""
        mapping = formats.load(self.run.format, kind=self.run.kind, own=self.run.options.get("mapping", ""))
        rule = mapping.columns.get("source_id") if mapping else None
        return ", ".join(rule.from_ or rule.hash) if rule else "source_id"

    def is_same(self, record: dict[str, Any], given: Given) -> bool:
        """Whether the row is the one the record was last compared with, and no edit is to be overwritten."""
        if self.overwrite and record["edited_at"]:
            return False
        return record["source_fingerprint"] == given.fingerprint

    def seen_before(self, given: Given) -> Plan | None:
        """The refusal of a row without a number, or with one that stood in an earlier line."""
        if is_refused(given):
            return refused(given, [])
        number = given.number
        if not number:
            return refused(given, [refusal(self.number_column, "missing")])
        first = self._lines.setdefault(number, given.line)
        if first != given.line:
            return refused(given, [refusal(self.number_column, "twice", number, first=first)])
        return None


def unless_edited(
    plan: Plan, differing: dict[str, Any], before: dict[str, Any], known: dict[str, Any], overwrite: bool
) -> Plan:
    """Finish the plan of a known record: what differs is set, but what people edited in the hub stays.

    known: `edited_at` and `edited_fields` of the record.
    """
    if known["edited_at"] and overwrite:
        plan.forget_edits = True
    elif known["edited_at"] and differing:
        edited = set(known["edited_fields"] or differing)
        kept = sorted(edited & differing.keys())
        if kept:
            differing = {name: value for name, value in differing.items() if name not in edited}
            plan.problems.append(doubt("", "edited_here", "", fields=", ".join(kept)))
    plan.snapshot = differing
    plan.before = {name: before.get(name) for name in differing}
    plan.outcome = "changed" if differing or plan.forget_edits else SAME
    return plan
