"""`manage.py import projects FILE --source SLUG`."""  # noqa: N999 - the command is called import

import sys
from pathlib import Path
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.exchange import actions, formats, search
from hub.exchange.errors import ExchangeError
from hub.exchange.management.progress import bar, differing_fields, problem_lines, summary
from hub.exchange.models import ImportRun
from hub.exchange.sources import SourceNeeded, ensure_source

SHOWN_PROBLEMS = 20
SHOWN_CHANGES = 20


class Command(BaseCommand):
    """Reads a file of groups, projects or outlines into the hub."""

    # They look at the code (all views, admin pages, models), which `prepare` and the tests have done: a second.
    requires_system_checks: ClassVar = []
    help = "Imports local action groups, projects or boundaries from CSV, XLSX, JSON or GeoJSON (also .gz)."

    def add_arguments(self, parser):
        known = sorted({name for kind in ImportRun.Kind.values for name in formats.names(kind)})
        parser.add_argument("kind", choices=ImportRun.Kind.values)
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", default="", help="Short name of the data source; made if it is new.")
        parser.add_argument("--format", default=formats.TABLE, choices=known, help="How to read the columns.")
        parser.add_argument("--mapping", type=Path, help="A mapping of your own (TOML) instead of --format.")
        parser.add_argument("--partners", type=Path, help="Second file, for formats that have one (keep).")
        parser.add_argument("--dry-run", action="store_true", help="Only say what would change.")
        parser.add_argument("--strict", action="store_true", help="Write nothing if any row is refused.")
        parser.add_argument("--overwrite", action="store_true", help="Replace what people edited in the hub.")
        parser.add_argument("--errors", type=Path, help="Where to write the refused rows (CSV).")
        parser.add_argument("--source-name", default="", help="Name of the source, shown on every record.")
        parser.add_argument("--publisher", default="")
        parser.add_argument("--licence", default="")
        parser.add_argument("--licence-url", default="")
        parser.add_argument("--url", default="", help="Where the source is published.")
        parser.add_argument("--attribution", default="", help="Credit line.")

    def handle(self, *args, **options):
        try:
            self._import(**options)
        except (ExchangeError, SourceNeeded) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror or error}") from error

    def _import(self, *, file: Path, dry_run: bool, verbosity: int, **options) -> None:
        details = ("publisher", "licence", "licence_url", "url", "attribution")
        mapping = options["mapping"].read_text(encoding="utf-8-sig") if options["mapping"] else ""
        source = ensure_source(
            slug=options["source"],
            format=options["format"],
            mapping=mapping,
            name=options["source_name"],
            **{name: options[name] for name in details},
        )
        if not source.licence:
            told = _(
                "The source “%(source)s” has no licence: nobody knows how its data may be used. Add --licence."
            )
            self.stderr.write(told % {"source": source.slug})
        run = actions.receive(
            file=file,
            file_name=file.name,
            kind=options["kind"],
            source=source,
            format=options["format"],
            partners=options["partners"],
            mapping=mapping,
            strict=options["strict"],
            overwrite=options["overwrite"],
        )
        work = actions.check if dry_run else actions.apply
        # The index follows at the end, with a bar; a thread beside would only stand in its way.
        with search.held_back():
            with bar(file.name, hidden=verbosity < 1) as progress:
                run = work(run.pk, progress=progress)
            self._tell(run, dry_run, options["errors"])
            if dry_run:
                actions.cancel(run.pk)
            elif run.state == ImportRun.State.DONE:
                self._index(hidden=verbosity < 1)

    def _tell(self, run: ImportRun, dry_run: bool, errors: Path | None) -> None:
        if run.rows:
            for line in summary(run, checked_only=dry_run):
                self.stdout.write(line)
        for line in problem_lines(run, SHOWN_PROBLEMS):
            self.stdout.write(line)
        if dry_run:
            self._tell_changes(run)
        if run.refused:
            name, content = actions.error_file(run.pk)
            path = errors or Path(name)
            path.write_bytes(content)
            told = _("The refused rows are in %(path)s. Correct them there and import that file.")
            self.stdout.write(told % {"path": path})
        if run.state == ImportRun.State.FAILED:
            raise CommandError(run.error)
        if not dry_run and (run.created or run.changed):
            self.stdout.write(_("To take this back: manage.py import_undo %(run)d") % {"run": run.pk})

    def _tell_changes(self, run: ImportRun) -> None:
        for preview in run.previews.filter(action="changed")[:SHOWN_CHANGES]:
            self.stdout.write(
                _("line %(line)d changes “%(title)s”:") % {"line": preview.line, "title": preview.title}
            )
            for name, before, after in differing_fields(preview, run.kind):
                self.stdout.write(f"    {name}: {before} -> {after}")

    def _index(self, *, hidden: bool) -> None:
        with tqdm(desc=_("Indexing"), unit=_(" records"), disable=hidden or None, file=sys.stderr) as shown:
            if not search.catch_up(shown.update):
                self.stdout.write(_("The search index is not available; it follows when it is."))
