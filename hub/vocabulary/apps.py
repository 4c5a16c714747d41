from django.apps import AppConfig
from django.db.models.signals import post_migrate


class VocabularyConfig(AppConfig):
    name = "hub.vocabulary"
    label = "vocabulary"

    def ready(self):
        from . import search

        post_migrate.connect(fill, sender=self)
        search.register()


def fill(sender, using, **kwargs) -> None:
    """Load the vocabulary after `migrate` and after `flush`, so that no database is without it."""
    from hub.vocabulary import loading

    if using == "default" and loading.tables_exist():
        loading.load()
