"""``manage.py search``: build the index, look after it."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from search import indexer, tasks
from search.analysis import lemmas
from search.analysis.languages import LANGUAGES
from search.api import engine
from search.embedding import model, work
from search.errors import SearchError
from search.models import OutboxEntry
from search.verification import Report, verify

_SHOWN = 20


class Command(BaseCommand):
    """One command with an action, so that all of search is in one place."""

    help = "Builds the search index and looks after it: rebuild, status, verify, drain, embed, prepare."

    def add_arguments(self, parser) -> None:
        """The actions and their options."""
        actions = parser.add_subparsers(dest="action", required=True)
        rebuild = actions.add_parser("rebuild", help="Build the index anew and swap it in.")
        rebuild.add_argument(
            "--if-needed", action="store_true", help="Only if there is no index that can be used."
        )
        actions.add_parser("status", help="What the engine and the outbox say.")
        actions.add_parser("verify", help="Compare the index with the database, both ways.")
        drain = actions.add_parser("drain", help="Bring waiting changes to the index.")
        drain.add_argument("--retry", action="store_true", help="Also what had failed before.")
        drain.add_argument("--watch", type=float, metavar="SECONDS", help="Go on, looking every so often.")
        embed = actions.add_parser("embed", help="Make the vectors of texts that have none yet.")
        embed.add_argument("--all", action="store_true", help="Look through all records for such texts.")
        embed.add_argument("--seconds", type=float, help="Stop after this time; the rest waits.")
        actions.add_parser("prepare", help="Build the dictionaries (a minute, once).")

    def handle(self, *args, action: str, **options) -> None:
        """Run the action; errors of search become a message without a traceback."""
        try:
            getattr(self, f"_{action}")(**options)
        except SearchError as error:
            reason = str(error) or type(error).__name__
            raise CommandError(_("Search: %(reason)s") % {"reason": reason}) from error

    def _rebuild(self, *, if_needed: bool, **options) -> None:
        if if_needed and engine().health().ok:
            self.stdout.write(_("The search index is there."))
            return
        with self._bar(_("Indexing"), indexer.total(), **options) as bar:
            count = indexer.rebuild(progress=bar.update)
        self.stdout.write(_("%(count)d documents indexed.") % {"count": count})

    def _status(self, **options) -> None:
        health = engine().health()
        failed = OutboxEntry.objects.failed()
        lines = [
            (_("engine"), f"{health.engine}, {_('well') if health.ok else _('not available')}"),
            (_("documents"), health.documents),
            (_("detail"), health.detail),
            (_("meaning"), _("on") if model.is_on() else _("off")),
            (_("to be embedded"), work.waiting()),
            (_("waiting"), sum(len(row.ids) for row in OutboxEntry.objects.pending())),
            (_("failed"), sum(len(row.ids) for row in failed)),
        ]
        for name, value in lines:
            self.stdout.write(f"{name}: {value}")
        for row in failed[:_SHOWN]:
            self.stdout.write(f"  {row.kind} {row.ids[:5]}: {row.error}")
        if not health.ok:
            raise CommandError(_("The search engine is not available."))

    def _verify(self, **options) -> None:
        with self._bar(_("Comparing"), indexer.total(), **options) as bar:
            report = verify(progress=bar.update)
        self.stdout.write(_("%(count)d records compared.") % {"count": report.checked})
        if not report.ok:
            self._show(report)
            raise CommandError(_("Index and database differ; run search drain or search rebuild."))

    def _drain(self, *, retry: bool, watch: float | None, **options) -> None:
        if retry:
            indexer.retry_failed()
        while watch is not None:
            try:
                self._brought(indexer.drain())
            except SearchError as error:  # the engine is away, or somebody else is at it: what waits stays
                self.stderr.write(str(error) or type(error).__name__)
            time.sleep(watch)
        self._brought(indexer.drain(), even_none=True)
        tasks.ask_for_embedding()  # whoever was at it may have been killed

    def _brought(self, count: int, *, even_none: bool = False) -> None:
        if count or even_none:
            self.stdout.write(_("%(count)d records brought to the index.") % {"count": count})

    def _embed(self, *, all: bool, seconds: float | None, **options) -> None:
        if not model.is_on():
            raise CommandError(_("Search by meaning is off."))
        if all:
            work.note_all()
        with self._bar(_("Embedding"), work.waiting(), **options) as bar:
            count = work.embed(seconds=seconds, progress=bar.update)
        self.stdout.write(_("%(count)d records embedded.") % {"count": count})

    def _prepare(self, **options) -> None:
        codes = [language.lemmas for language in LANGUAGES.values() if language.lemmas]
        with self._bar(_("Dictionaries"), len(codes), **options) as bar:
            for _code in lemmas.prepare(codes):
                bar.update(1)

    def _show(self, report: Report) -> None:
        kinds = [(_("missing"), report.missing), (_("stale"), report.stale)]
        for name, keys in [*kinds, (_("orphaned"), report.orphaned)]:
            if keys:
                self.stdout.write(f"{name}: {len(keys)} ({', '.join(keys[:_SHOWN])})")

    def _bar(self, what: str, total: int, *, verbosity: int = 1, **options) -> tqdm:
        """A progress bar, shown to people only."""
        quiet = verbosity == 0 or not self.stderr.isatty()
        return tqdm(total=total, desc=what, disable=quiet, file=self.stderr._out)
