"""``manage.py search_run``: ask the queries of a file and write what is found as a TREC run."""

import sys
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from search.api import engine
from search.embedding import work
from search.errors import SearchError
from search.evaluation import runs, scratch
from search.registry import sources


class Command(BaseCommand):
    """A query whose ``doc_lang`` is set is asked of the texts in that language alone."""

    help = (
        "Asks the queries of a CSV file (qid,query,query_lang,doc_lang) and writes a TREC run with the "
        "numbers of records in their sources."
    )

    def add_arguments(self, parser) -> None:
        """The file, and what is asked for."""
        parser.add_argument("queries", type=Path)
        parser.add_argument("--kind", action="append", help="Only this kind of record; may be repeated.")
        parser.add_argument("--without-titles", action="store_true", help="Leave titles out of the evidence.")
        parser.add_argument("--depth", type=int, default=100, help="Records for each query (100).")
        parser.add_argument("--output", type=Path, help="The run; standard output if there is none.")

    def handle(self, *args, queries: Path, kind, without_titles: bool, depth: int, output, **options) -> None:
        """Ask them, language by language."""
        kinds = tuple(kind or ())
        if unknown := set(kinds) - {each.kind for each in sources()}:
            raise CommandError(_("No such kind: %(names)s") % {"names": ", ".join(sorted(unknown))})
        if depth < 1:
            raise CommandError(_("The depth must be at least 1."))
        try:
            topics = sorted(runs.read_topics(queries), key=lambda topic: topic.doc_lang)
            with ExitStack() as stack:
                file = stack.enter_context(output.open("w", encoding="utf-8")) if output else sys.stdout
                bar = stack.enter_context(tqdm(total=len(topics), disable=not self.stderr.isatty()))
                for lang, those in groupby(topics, key=lambda topic: topic.doc_lang):
                    self._run(list(those), lang, kinds, not without_titles, depth, file, bar)
        except SearchError as error:
            raise CommandError(_("Search: %(reason)s") % {"reason": error}) from error

    def _run(self, topics, lang: str, kinds, titles: bool, depth: int, file, bar: tqdm) -> None:
        with ExitStack() as stack:
            if lang or not titles:
                asked = stack.enter_context(scratch.index(kinds=kinds, lang=lang, titles=titles))
            else:
                asked = engine()
                if waiting := work.waiting():
                    self.stderr.write(_("%(count)d records are not embedded yet.") % {"count": waiting})
            runs.write(runs.run(asked, topics, kinds=kinds, depth=depth, progress=bar.update), file)
