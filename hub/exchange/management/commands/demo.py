"""`manage.py demo`."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from hub.exchange import samples, search
from hub.exchange.errors import ExchangeError
from hub.exchange.management.progress import bar


class Command(BaseCommand):
    """Brings the samples in, or takes them out."""

    help = "Loads sample groups and projects of many countries; --remove takes them out again."

    def add_arguments(self, parser):
        parser.add_argument("--remove", action="store_true", help="Take the samples out.")

    def handle(self, *args, remove: bool, verbosity: int, **options):
        try:
            with bar(_("Samples"), hidden=verbosity < 1) as progress:
                done = samples.take_out(progress=progress) if remove else samples.bring_in(progress=progress)
        except (samples.Incomplete, ExchangeError) as error:
            raise CommandError(str(error)) from error
        with tqdm(
            desc=_("Indexing"), unit=_(" records"), disable=verbosity < 1 or None, file=sys.stderr
        ) as shown:
            search.catch_up(shown.update)
        if remove:
            self.stdout.write(_("The samples are gone.") if done else _("There were no samples."))
        else:
            self.stdout.write(_("The samples are in.") if done else _("The samples were in already."))
