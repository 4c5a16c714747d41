from .models import Theme


def themes_by_group() -> list[tuple[str, list[Theme]]]:
    """Themes under the label of their group, in the files' order: [("Economy", [Theme, ...]), ...]."""
    groups: dict[str, list[Theme]] = {}
    for theme in Theme.objects.all():
        groups.setdefault(str(Theme.Group(theme.group).label), []).append(theme)
    return list(groups.items())
