from django.core.management.base import BaseCommand

from hub.core.caching import generation
from hub.vocabulary import loading


class Command(BaseCommand):
    help = (
        "Bring themes, concepts, funds, periods, principles, indicators and rules up to what the files say."
    )

    def handle(self, *args, **options):
        loading.load()
        generation.touch()
