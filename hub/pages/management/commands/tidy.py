from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.exchange import retention
from hub.networks.actions import end_what_has_run_out


class Command(BaseCommand):
    """What a hub forgets by and by; to be run once a day."""

    help = "Deletes what is no longer needed (sessions, sign-in attempts, results, files), ends what has run out."

    def handle(self, *args, **options):
        days = settings.KEEP_DAYS
        call_command("clearsessions")
        call_command("axes_reset_logs", age=days, verbosity=0)
        if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
            call_command("prune_db_task_results", min_age_days=days, verbosity=0)
        end_what_has_run_out()
        cancelled, files = retention.forget_files(before=timezone.now() - timedelta(days=days))
        told = _(
            "Older than %(days)d days: %(cancelled)d unconfirmed imports cancelled, %(files)d files deleted."
        )
        self.stdout.write(told % {"days": days, "cancelled": cancelled, "files": files})
