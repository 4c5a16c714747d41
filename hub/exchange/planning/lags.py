"""Planning and writing batches of local action groups."""

from collections.abc import Sequence
from typing import Any, ClassVar

from hub.core.bulk import in_chunks
from hub.core.snapshots import differences
from hub.exchange.models import ImportRun
from hub.exchange.planning import log
from hub.exchange.planning.lag_rows import read
from hub.exchange.planning.merging import keep_untold
from hub.exchange.planning.records import RecordPlanner, unless_edited
from hub.exchange.plans import CHANGED, CREATED, SAME, Given, Plan, Read, doubt
from hub.exchange.rows import LagRow
from hub.lags import actions
from hub.lags.models import Lag, LagPeriod
from hub.lags.snapshots import PERIOD_FIELDS, TEXT_FIELDS, snapshots


class LagPlanner(RecordPlanner):
    """Groups of one file."""

    row_class: ClassVar = LagRow
    model: ClassVar = Lag
    headline: ClassVar = "name"
    # A revision a group takes a while; others want to write in between.
    batch_rows: ClassVar = 100

    def __init__(self, run: ImportRun) -> None:
        super().__init__(run)
        self._codes: dict[tuple[str, str, str], tuple[str, str]] = {}

    def plan(self, batch: Sequence[Given]) -> list[Plan]:
        known: dict[str, dict[str, Any]] = {}
        for chunk in in_chunks({given.number for given in batch}):
            rows = (
                Lag.objects.select_for_update()
                .filter(source=self.run.source_id, external_id__in=chunk)
                .order_by()
            )
            known |= {
                row["external_id"]: row
                for row in rows.values(
                    "id", "external_id", "source_fingerprint", "edited_at", "edited_fields",
                    "has_unpublished_changes", "lang",
                )
            }  # fmt: skip
        plans = [self.plan_row(given, known) for given in batch]
        present = snapshots([plan.record_id for plan in plans if plan.outcome == CHANGED])
        for given, plan in zip(batch, plans, strict=True):
            if plan.outcome == CREATED:
                self._settle_periods(plan, {})
            elif plan.outcome == CHANGED:
                before = present[plan.record_id]
                self._settle_periods(plan, before)
                keep_untold(plan.snapshot, before, given, kind="text", fields=TEXT_FIELDS, headline="name")
                differing = differences(before, plan.snapshot)[1]
                record = known[plan.number]
                unless_edited(plan, differing, before, record, self.overwrite)
                if plan.outcome == CHANGED and record["has_unpublished_changes"]:
                    plan.problems.append(doubt("", "draft_waiting"))
        return plans

    def read(self, row: LagRow, given: Given, known_lang: str) -> Read:
        return read(row, given, self.lookups, known_lang)

    def _settle_periods(self, plan: Plan, before: dict[str, Any]) -> None:
        """Fill periods up with what is known of them; leave out codes that belong to another group."""
        for key in [key for key in plan.snapshot if key.startswith("period.")]:
            period = PERIOD_FIELDS | (before.get(key) or {}) | plan.snapshot[key]
            code = (plan.snapshot["country_id"], key[7:], period["code"])
            if period["code"]:
                owner = self._codes.get(code) or self._owner(code, plan.record_id)
                if owner and owner[0] != plan.number:
                    plan.problems.append(
                        doubt("code", "code_taken", period["code"], period=key[7:], other=owner[1])
                    )
                    period["code"] = ""
                else:
                    self._codes[code] = (plan.number, plan.title)
            plan.snapshot[key] = period

    @staticmethod
    def _owner(code: tuple[str, str, str], record_id: int | None) -> tuple[str, str] | None:
        """Another group of the database that bears the code, as ("", its name)."""
        country, period, text = code
        others = LagPeriod.objects.filter(country=country, period=period, code=text).exclude(lag=record_id)
        name = others.values_list("lag__name", flat=True).first()
        return None if name is None else ("", name)

    def write(self, plans: Sequence[Plan]) -> None:
        entries: list[log.Entry] = []
        user = self.run.started_by
        for plan in plans:
            if plan.outcome == CREATED:
                plan.record_id = actions.create_lag(
                    source_id=self.run.source_id,
                    external_id=plan.number,
                    fingerprint=plan.fingerprint,
                    snapshot=plan.snapshot,
                    user=user,
                )
                entries += log.created("lag", [plan.record_id])
            elif plan.outcome == CHANGED:
                actions.update_lag(
                    lag_id=plan.record_id,
                    values=plan.snapshot,
                    fingerprint=plan.fingerprint,
                    forget_edits=plan.forget_edits,
                    user=user,
                )
                entries.append(log.changed("lag", plan.record_id, plan.before, plan.snapshot))
            elif plan.outcome == SAME and plan.extra is not None:
                actions.note_source(lag_id=plan.record_id, fingerprint=plan.fingerprint)
        log.keep(self.run.pk, entries)
