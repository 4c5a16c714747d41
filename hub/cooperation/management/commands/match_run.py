"""`manage.py match_run`: rank profiles of one CSV file for the ideas of another, as a TREC run."""

import sys
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.cooperation import search
from hub.cooperation.evaluation import files, runs
from hub.cooperation.matching.pool import Pool

EMBEDDINGS = "embeddings"


class Command(BaseCommand):
    """Columns: docs/matching.md."""

    help = "Ranks the profiles of a CSV file for the ideas of another and writes a TREC run."

    def add_arguments(self, parser) -> None:
        """The files, and how far to go."""
        parser.add_argument("--profiles", type=Path, required=True, help=",".join(files.PROFILES))
        parser.add_argument("--ideas", type=Path, required=True, help=",".join(files.IDEAS))
        parser.add_argument(
            "--without", action="append", choices=[EMBEDDINGS], default=[], help="A quick run."
        )
        parser.add_argument("--depth", type=int, default=100, help="Profiles for each idea (100).")
        parser.add_argument(
            "--looked-at", type=int, default=runs.LOOKED_AT,
            help=f"Of each idea so many are put in order by what their texts mean, too ({runs.LOOKED_AT}).",
        )  # fmt: skip
        parser.add_argument("--output", type=Path, help="The run; standard output if there is none.")

    def handle(self, *, profiles: Path, ideas: Path, without, depth: int, looked_at: int, output, **options):
        """Rank them all."""
        if depth < 1 or looked_at < 1:
            raise CommandError(_("Depths must be at least 1."))
        quiet = not self.stderr.isatty()
        try:
            read = list(tqdm(files.read_profiles(profiles), desc=_("profiles"), disable=quiet))
            asked = list(files.read_ideas(ideas))
        except files.BadFile as error:
            raise CommandError(str(error)) from error
        pool = Pool([profile for profile, _text in read])
        with ExitStack() as stack:
            file = stack.enter_context(output.open("w", encoding="utf-8")) if output else sys.stdout
            if EMBEDDINGS in without or not search.has_meaning():
                found = runs.run(asked, pool, depth=depth)
            else:
                bar = stack.enter_context(tqdm(desc=_("texts"), disable=quiet))
                found = runs.run_with_meaning(
                    asked, pool, [text for _profile, text in read],
                    depth=depth, looked_at=looked_at, progress=bar.update,
                )  # fmt: skip
            for number, ranking in found:
                files.write(number, ranking, file)
