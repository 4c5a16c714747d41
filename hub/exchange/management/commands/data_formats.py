"""`manage.py data_formats`."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from hub.exchange.describing import document


class Command(BaseCommand):
    """Writes the documentation of what can be imported."""

    help = "Writes docs/data-formats.md from the row classes and mappings; --print shows it instead."

    def add_arguments(self, parser):
        parser.add_argument("--print", action="store_true", dest="shown", help="Show it, write nothing.")

    def handle(self, *args, shown: bool, **options):
        if shown:
            self.stdout.write(document(), ending="")
        else:
            path = Path(settings.ROOT) / "docs" / "data-formats.md"
            path.write_text(document(), encoding="utf-8")
