from django.db.models import QuerySet

from .models import Concept, Theme


def themes_by_group() -> list[tuple[str, list[Theme]]]:
    """Themes under the label of their group, in the files' order: [("Economy", [Theme, ...]), ...]."""
    groups: dict[str, list[Theme]] = {}
    for theme in Theme.objects.defer("words"):
        groups.setdefault(str(Theme.Group(theme.group).label), []).append(theme)
    return list(groups.items())


def concepts() -> QuerySet[Concept]:
    """All concepts with their themes, in the files' order."""
    return Concept.objects.select_related("theme")
