"""``manage.py search_evaluate``: how well search finds, way by way, on frozen queries."""

from collections.abc import Iterator
from itertools import groupby

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from search.contracts import Document
from search.embedding import model
from search.errors import SearchError
from search.evaluation import measures, runs, scratch, sets
from search.indexer import in_batches
from search.registry import sources

VARIANTS = {
    "words": (),
    "+ forms": ("forms",),
    "+ concepts": ("forms", "concepts"),
    "+ meaning": ("forms", "concepts", "meaning"),
}
_DEPTH = 20


class Command(BaseCommand):
    """Prints a table: rows are languages, columns what search may go by."""

    help = "Scores search on the frozen queries: words only, with forms, with concepts, with meaning."

    def add_arguments(self, parser) -> None:
        """Which queries."""
        parser.add_argument("--set", choices=[*sets.SETS], action="append", help="All by default.")
        parser.add_argument("--half", choices=sets.HALVES, default="b", help="b, the one reported on.")
        parser.add_argument(
            "--doc-lang", action="append", help="Only queries whose answer is in this language."
        )

    def handle(self, *args, half: str, doc_lang, **options) -> None:
        """Score each set on the records that are here."""
        try:
            for name in options["set"] or sets.SETS:
                self._score(sets.SETS[name](), half, doc_lang)
        except SearchError as error:
            raise CommandError(_("Search: %(reason)s") % {"reason": error}) from error

    def _score(self, chosen: sets.Set, half: str, doc_langs) -> None:
        numbers = _numbers(chosen.prefix)
        here = set(numbers.values())
        judged = [
            each
            for each in chosen.judged
            if each.half == half and here & each.grades.keys()
            and (not doc_langs or each.topic.doc_lang in doc_langs)
        ]  # fmt: skip
        if not judged:
            self.stdout.write(
                _("%(name)s: the records are not here (docs/search-quality.md).") % {"name": chosen.name}
            )
            return
        ways = {name: those for name, those in VARIANTS.items() if "meaning" not in those or model.is_on()}
        found: dict[str, dict[str, list[runs.Found]]] = {name: {} for name in ways}
        with tqdm(total=len(judged) * len(ways), disable=not self.stderr.isatty()) as bar:
            for lang, those in groupby(sorted(judged, key=_doc_lang), key=_doc_lang):
                topics = [each.topic for each in those]
                only = _only(numbers)
                with scratch.index(kinds=("project",), lang=lang, titles=chosen.titles, only=only) as engine:
                    for name, ways_allowed in ways.items():
                        asked = runs.run(engine, topics, depth=_DEPTH, ways=ways_allowed, progress=bar.update)
                        found[name] |= {topic.qid: hits for topic, hits in asked}
        self._print(chosen, judged, found)

    def _print(self, chosen: sets.Set, judged: list[sets.Judged], found) -> None:
        grades = {each.topic.qid: each.grades for each in judged}
        values = {name: measures.by_query(chosen.measure, grades, those) for name, those in found.items()}
        self.stdout.write(f"\n{chosen.name}: {chosen.measure}")
        self.stdout.write(f"{'':15} {'n':>4} " + " ".join(f"{name:>10}" for name in values))
        for row, qids in [*_rows(judged), (_("all"), list(grades))]:
            means = (measures.mean(those[qid] for qid in qids) for those in values.values())
            self.stdout.write(f"{row:15} {len(qids):>4} " + " ".join(f"{value:>10.3f}" for value in means))


def _doc_lang(judged: sets.Judged) -> str:
    return judged.topic.doc_lang


def _numbers(prefix: str) -> dict[str, str]:
    """Keys of the projects whose numbers in their source begin so, with those numbers."""
    return {
        kind.key(number): docno
        for kind in sources()
        if kind.kind == "project"
        for ids in in_batches(kind.ids(), 500)
        for number, docno in kind.called(ids).items()
        if docno.startswith(prefix)
    }


def _only(numbers: dict[str, str]):
    def wanted(document: Document) -> bool:
        return document.key in numbers

    return wanted


def _rows(judged: list[sets.Judged]) -> Iterator[tuple[str, list[str]]]:
    for row in sorted({each.row for each in judged}):
        yield row, [each.topic.qid for each in judged if each.row == row]
    local = [each.topic.qid for each in judged if each.row.endswith("-> en")]
    if local:
        yield "local -> en", local
