"""The search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Outbox and commands; finding needs no database."""

    name = "search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let ``manage.py check`` find the settings' mistakes."""
        from search import checks  # noqa: F401 - registers itself
