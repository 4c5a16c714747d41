from django.core.management.base import BaseCommand

from hub.core import catalogues


class Command(BaseCommand):
    help = "Collects the texts of the interface into locale/ and compiles the translations."

    # Collects from code that may be half-way; `make lint` runs all checks.
    requires_system_checks = []

    def handle(self, *args, **options):
        for lang, waiting in catalogues.update().items():
            self.stdout.write(f"{lang}: {waiting} to translate")
        catalogues.compile_stale()
