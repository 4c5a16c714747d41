import logging
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from hub.core.caching import generation
from hub.exchange import sample_people
from hub.pages.preparation import steps


class Command(BaseCommand):
    """Everything between a fresh checkout and a hub that can be served; quick when nothing is to do."""

    # The steps that need them check for themselves; `make lint` runs all.
    requires_system_checks = []
    help = "Prepares the hub: database, reference data, first pages, static files, search index."

    def add_arguments(self, parser):
        parser.add_argument("--demo", action="store_true", help="Load the samples, too.")

    def handle(self, *args, demo: bool, **options):
        # Wagtail tells of every page and revision that the first pages take.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        for step in steps(demo=demo):
            if not step.needed():
                continue
            started = time.monotonic()
            self.stdout.write(f"{step.label} ... ", ending="")
            self.stdout.flush()
            step.run()
            step.done()
            self.stdout.write(_("%(seconds).1f s") % {"seconds": time.monotonic() - started})
        generation.touch()
        if demo and settings.SAMPLE_PASSWORD:
            self._tell_accounts()

    def _tell_accounts(self) -> None:
        accounts = sample_people.accounts()
        if not accounts:
            return
        self.stdout.write(
            _("Sample accounts, password %(password)s:") % {"password": sample_people.password()}
        )
        for email, role in accounts:
            self.stdout.write(f"  {email}  {role}")
