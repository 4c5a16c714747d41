"""`manage.py match_evaluate`: how well matching finds real partners, and what each criterion is worth."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.cooperation import search
from hub.cooperation.evaluation import cases, comparison, keep_eu, learning, measures
from hub.cooperation.matching import weights

#: What keep.eu tells enough of to learn from. The others have weights chosen by hand.
LEARNED = ("text", "meaning", "themes", "distance", "partners", "experience")
FOLDS = 5
SOURCE = "keep.eu (Interact), Interreg projects starting before 2017; credit keep.eu"


class Command(BaseCommand):
    """Weights come from the earlier half of the projects; the later half is only ever reported on."""

    help = "Hides partners of keep.eu's later projects, ranks organisations, and prints a table of ways to do so."

    def add_arguments(self, parser) -> None:
        """Where keep.eu's export lies, and whether to learn."""
        parser.add_argument("folder", type=Path, help=", ".join(keep_eu.FILES))
        parser.add_argument(
            "--learn",
            action="store_true",
            help="Learn weights from the earlier half and write them down first.",
        )

    def handle(self, *, folder: Path, learn: bool, **options) -> None:
        """Learn if asked to, then tell the table."""
        try:
            projects, history = keep_eu.projects(folder), keep_eu.partners_before(folder)
        except OSError as error:
            raise CommandError(_("keep.eu's export is not here: %(reason)s") % {"reason": error}) from error
        earlier, later, first = keep_eu.halves(projects)
        vectors = self._vectors(projects)
        if learn:
            self._learn(earlier, history, vectors, first)
        trial = cases.trial(earlier, later, history, vectors)
        asked = _("%(ideas)d projects from %(first)s on, %(candidates)d organisations known before") % {
            "ideas": len(trial.cases), "first": first, "candidates": trial.pool.count,
        }  # fmt: skip
        self.stdout.write(asked)
        self.stdout.write("| | " + " | ".join(measures.NAMES) + " |\n| --- |" + " --: |" * 4)
        for name, way in comparison.ways(trial, self._weights()):
            found = comparison.measured(trial, way)
            self._line(name, found, sure=name.startswith("ours"))

    def _vectors(self, projects: list[keep_eu.Project]) -> cases.Vectors:
        if not search.has_meaning():
            return {}
        with tqdm(total=len(projects), disable=not self.stderr.isatty()) as bar:
            made = search.vectors_of([(project.lang, project.told) for project in projects], bar.update)
        return dict(zip((project.id for project in projects), made, strict=True))

    def _learn(self, earlier: list[keep_eu.Project], history, vectors: cases.Vectors, first: str) -> None:
        """Each fifth of the earlier half is asked of the other four, so that no project is in its own profile."""
        folds = []
        for fold in range(FOLDS):
            rest = [project for place, project in enumerate(earlier) if place % FOLDS != fold]
            folds.append(cases.trial(rest, earlier[fold::FOLDS], history, vectors))
        found = learning.learned(folds, LEARNED)
        told = weights.told() | {
            "learned": found,
            "data": f"{SOURCE}; {len(earlier)} projects that start before {first}",
            "command": "manage.py match_evaluate FOLDER --learn",
            "date": timezone.localdate().isoformat(),
            "ideas": sum(len(fold.cases) for fold in folds),
        }
        weights.FILE.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

    def _weights(self) -> dict[str, float]:
        return weights.read()

    def _line(self, name: str, found: list[measures.Measures], *, sure: bool) -> None:
        cells = [f"{value:.3f}" for value in measures.mean(found)]
        if sure:
            lower, upper = measures.interval(found)
            cells = [
                f"{cell} ({low:.2f}-{high:.2f})" for cell, low, high in zip(cells, lower, upper, strict=True)
            ]
        self.stdout.write(f"| {name} | " + " | ".join(cells) + " |")
