from django.core.management.base import BaseCommand

from hub.core.caching import generation
from hub.places.actions import load_places
from hub.places.models import Country, Region


class Command(BaseCommand):
    """Same as what happens after every `migrate`; for data that somebody changed by hand."""

    help = "Bring countries and regions up to date with the reference data of this release."

    def handle(self, *args, verbosity: int, **options) -> None:
        for loaded in load_places(country_model=Country, region_model=Region):
            if verbosity:
                self.stdout.write(f"{loaded.name}: {loaded.written} written, {loaded.total} in all")
        generation.touch()
