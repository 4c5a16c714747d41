"""`manage.py import_undo RUN`."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from hub.exchange import actions
from hub.exchange.errors import ExchangeError
from hub.exchange.management.progress import bar
from hub.exchange.models import ImportRun


class Command(BaseCommand):
    """Takes an import back."""

    help = "Takes an import back: deletes what it made, restores what it changed."

    def add_arguments(self, parser):
        parser.add_argument("run", type=int, help="Number of the import, as it was printed at its end.")

    def handle(self, *args, run: int, verbosity: int, **options):
        try:
            with bar(_("Undoing"), hidden=verbosity < 1) as progress:
                undone = actions.undo(run, progress=progress)
        except ImportRun.DoesNotExist as error:
            raise CommandError(_("There is no import %(run)d.") % {"run": run}) from error
        except ExchangeError as error:
            raise CommandError(str(error)) from error
        for problem in undone.problems.filter(severity="kept"):
            self.stdout.write(problem.reason)
        self.stdout.write(_("Import %(run)d was undone.") % {"run": run})
