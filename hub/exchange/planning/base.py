"""What planning has in common for every kind of record."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import Any, ClassVar

from hub.exchange import formats
from hub.exchange.lookups import Lookups
from hub.exchange.models import ImportRun
from hub.exchange.planning.checks import validated
from hub.exchange.plans import REFUSED, SAME, Given, Plan, doubt, refusal, refused
from hub.exchange.rows.base import Row


class Planner(ABC):
    """Says what a batch of rows would do, and does it. One planner serves one run."""

    row_class: ClassVar[type[Row]]
    #: Rows that are written in one transaction.
    batch_rows: ClassVar[int] = 1000

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.overwrite = bool(run.options.get("overwrite"))
        self.lookups = Lookups(run.source_id)
        self._lines: dict[str, int] = {}

    @abstractmethod
    def plan(self, batch: Sequence[Given]) -> list[Plan]:
        """A plan a row, in their order. Reads only."""

    @abstractmethod
    def write(self, plans: Sequence[Plan]) -> None:
        """Carry the plans out, and log them. Runs in a transaction of the caller."""

    @cached_property
    def number_column(self) -> str:
        """What the file calls source_id: a format may take it from another column, or from several."""
        mapping = formats.load(self.run.format, kind=self.run.kind, own=self.run.options.get("mapping", ""))
        rule = mapping.columns.get("source_id") if mapping else None
        return ", ".join(rule.from_ or rule.hash) if rule else "source_id"

    def checked(self, given: Given) -> tuple[Row | None, Plan | None]:
        """The checked row, or the plan of a row that is refused."""
        if _is_refused(given):
            return None, refused(given, [])
        row, problems = validated(given, self.row_class)
        return (None, refused(given, problems)) if row is None else (row, None)

    def is_same(self, record: dict[str, Any], given: Given) -> bool:
        """Whether the row is the one the record was last compared with, and no edit is to be overwritten."""
        if self.overwrite and record["edited_at"]:
            return False
        return record["source_fingerprint"] == given.fingerprint

    def seen_before(self, given: Given) -> Plan | None:
        """The refusal of a row without a number, or with one that stood in an earlier line."""
        if _is_refused(given):
            return refused(given, [])
        number = given.number
        if not number:
            return refused(given, [refusal(self.number_column, "missing")])
        first = self._lines.setdefault(number, given.line)
        if first != given.line:
            return refused(given, [refusal(self.number_column, "twice", number, first=first)])
        return None


def _is_refused(given: Given) -> bool:
    return bool(given.problems) and any(problem.severity == REFUSED for problem in given.problems)


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
