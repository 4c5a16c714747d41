from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from hub.notifications import daily, post, tasks


class Command(BaseCommand):
    """What the worker does once a day, now; safe to repeat."""

    help = "Does the daily duties now: letters, reminders, what has run out. The worker does them once a day."

    def add_arguments(self, parser):
        parser.add_argument("--retry", action="store_true", help="Send letters that were given up, too.")

    def handle(self, *args, retry: bool, **options):
        tasks.ensure_turns()
        if retry:
            again = post.try_failed_again()
            self.stdout.write(_("Letters to be tried again: %(count)d") % {"count": again})
        failed = daily.run()
        if failed:
            raise CommandError(_("These failed: %(names)s") % {"names": ", ".join(failed)})
