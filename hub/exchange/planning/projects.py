"""Planning and writing batches of projects."""

from collections.abc import Sequence
from typing import Any, ClassVar

from hub.core.bulk import find, in_chunks
from hub.core.snapshots import differences
from hub.exchange.models import ImportRun
from hub.exchange.planning import log
from hub.exchange.planning.merging import keep_untold
from hub.exchange.planning.project_rows import read
from hub.exchange.planning.records import RecordPlanner, unless_edited
from hub.exchange.plans import CHANGED, CREATED, SAME, Given, Plan, Read
from hub.exchange.rows import ProjectRow
from hub.projects import actions
from hub.projects.actions.children import keyword_slug
from hub.projects.models import Experience, Project
from hub.projects.models.project import Keyword
from hub.projects.snapshots import TEXT_FIELDS, snapshots


class ProjectPlanner(RecordPlanner):
    """Projects of one file."""

    row_class: ClassVar = ProjectRow
    model: ClassVar = Project
    headline: ClassVar = "title"

    def __init__(self, run: ImportRun) -> None:
        super().__init__(run)
        self._keywords: dict[str, str] = {}

    def plan(self, batch: Sequence[Given]) -> list[Plan]:
        known = self._known({given.number for given in batch})
        plans = [self.plan_row(given, known) for given in batch]
        self._spell_keywords(plans)
        pairs = zip(batch, plans, strict=True)
        self._compare([(given, plan) for given, plan in pairs if plan.outcome == CHANGED], known)
        return plans

    def _known(self, numbers: set[str]) -> dict[str, dict[str, Any]]:
        columns = ("id", "external_id", "source_fingerprint", "edited_at", "lang")
        rows = find(Project, columns, {"source_id": self.run.source_id}, "external_id", numbers, lock=True)
        found = {row["external_id"]: row for row in rows}
        edited = [row["id"] for row in rows if row["edited_at"]]
        fields = (
            dict(Project.objects.filter(pk__in=edited).values_list("pk", "edited_fields")) if edited else {}
        )
        for row in rows:
            row["edited_fields"] = fields.get(row["id"], [])
        return found

    def read(self, row: ProjectRow, given: Given, known_lang: str) -> Read:
        return read(row, given, self.lookups, known_lang)

    def _spell_keywords(self, plans: Sequence[Plan]) -> None:
        """Keywords are told apart without regard to case; the spelling that came first is used."""
        bearing = [plan for plan in plans if plan.snapshot.get("keywords")]
        spelled = {keyword_slug(word): word for plan in bearing for word in plan.snapshot["keywords"]}
        for chunk in in_chunks(spelled.keys() - self._keywords.keys()):
            self._keywords |= dict(Keyword.objects.filter(slug__in=chunk).values_list("slug", "name"))
        for plan in bearing:
            words = {}
            for word in plan.snapshot["keywords"]:
                slug = keyword_slug(word)
                words.setdefault(slug, self._keywords.setdefault(slug, word))
            plan.snapshot["keywords"] = sorted(words.values())

    def _compare(self, pairs: list[tuple[Given, Plan]], known: dict[str, dict[str, Any]]) -> None:
        """Reduce the snapshots of known records to what differs."""
        present = snapshots([plan.record_id for _given, plan in pairs if plan.record_id])
        for given, plan in pairs:
            before = present[plan.record_id]
            keep_untold(plan.snapshot, before, given, kind="text", fields=TEXT_FIELDS, headline="title")
            keep_untold(plan.snapshot, before, given, kind="experience", fields=Experience.FIELDS)
            differing = differences(before, plan.snapshot)[1]
            unless_edited(plan, differing, before, known[plan.number], self.overwrite)

    def write(self, plans: Sequence[Plan]) -> None:
        created = [plan for plan in plans if plan.outcome == CREATED]
        changed = [plan for plan in plans if plan.outcome == CHANGED]
        wanted = {
            each.external_id: each for plan in (*created, *changed) for each in reversed(plan.extra or ())
        }
        found = actions.ensure_organisations(source_id=self.run.source_id, wanted=wanted.values())
        entries = log.created("organisation", found.created)
        entries += [log.changed("organisation", *each) for each in found.changed]
        ids, keywords = actions.create_many(
            source_id=self.run.source_id,
            rows=[actions.NewProject(plan.number, plan.fingerprint, plan.snapshot) for plan in created],
            organisations=found.ids,
        )
        for plan, pk in zip(created, ids, strict=True):
            plan.record_id = pk
        entries += log.created("project", ids)
        if changed:
            keywords += actions.update_many(
                changes={plan.record_id: plan.snapshot for plan in changed},
                forget_edits=[plan.record_id for plan in changed if plan.forget_edits],
                organisations=found.ids,
            )
            entries += [
                log.changed("project", plan.record_id, plan.before, plan.snapshot) for plan in changed
            ]
        actions.set_fingerprints(
            fingerprints={
                plan.record_id: plan.fingerprint
                for plan in plans
                if plan.record_id and plan.outcome in (CHANGED, SAME) and plan.extra is not None
            }
        )
        entries += log.created("keyword", keywords)
        log.keep(self.run.pk, entries)
